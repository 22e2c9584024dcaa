package org.patentpool.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a pool day ahead of this endorser's own clock. The clock can only refuse: no answer, row
 * or event ever depends on it, so endorsers with different clocks agree or one of them is silent.
 *
 * <p>A demonstration network plays years in minutes and says so: environment variable {@code
 * POOL_DAY_AHEAD} or system property {@code pool.day.ahead} set to {@code allowed}.
 */
@ReadsTheClock
final class DayGuard {
  private static final String PROPERTY = "pool.day.ahead";
  private static final String VARIABLE = "POOL_DAY_AHEAD";

  private final @Nullable Clock clock;

  private DayGuard(@Nullable Clock clock) {
    this.clock = clock;
  }

  /** By the clock of this machine, unless its settings allow every day. */
  static DayGuard ofThisMachine() {
    String property = System.getProperty(PROPERTY);
    return of(property == null ? System.getenv(VARIABLE) : property);
  }

  static DayGuard of(@Nullable String setting) {
    return switch (setting == null ? "" : setting.toLowerCase(Locale.ROOT)) {
      case "", "refused" -> by(Clock.systemUTC());
      case "allowed" -> new DayGuard(null);
      default ->
          throw new IllegalArgumentException(
              VARIABLE + " is '" + setting + "'; set it to refused or allowed, or leave it out");
    };
  }

  static DayGuard by(Clock clock) {
    return new DayGuard(clock);
  }

  /** Whether that day has not begun yet in UTC. */
  boolean isAhead(LocalDate day) {
    return clock != null && day.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
