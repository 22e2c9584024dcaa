package org.patentpool.pool.decision;

import java.time.LocalDate;
import java.util.Optional;
import org.patentpool.pool.decision.Ruling.Refused;
import org.patentpool.pool.rejection.Code;

/** Dates a command may name. */
public final class Dates {

  /** No pool day is later, so that every date computed from one can be written. */
  public static final LocalDate LAST = LocalDate.of(2999, 12, 31);

  private static final int YEARS_AHEAD = 10;

  private Dates() {}

  /** A date after the pool day, but not absurdly far. */
  public static Optional<Refused> requireFuture(LocalDate date, String at, Scene scene) {
    return requireAfter(scene.day(), date, at, scene);
  }

  /** A date after another one, but not absurdly far from the pool day. */
  public static Optional<Refused> requireAfter(
      LocalDate earlier, LocalDate date, String at, Scene scene) {
    if (!date.isAfter(earlier)) {
      return Optional.of(Ruling.refused(Code.DATE_TOO_EARLY, at, "after " + earlier));
    }
    LocalDate last = scene.day().plusYears(YEARS_AHEAD);
    return date.isAfter(last)
        ? Optional.of(Ruling.refused(Code.DATE_TOO_LATE, at, "until " + last))
        : Optional.empty();
  }
}
