package org.patentpool.network.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From when until when a certificate says it is good, in whole seconds. */
public record Validity(Instant from, Instant until) {
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  public Validity {
    from = from.truncatedTo(ChronoUnit.SECONDS);
    until = until.truncatedTo(ChronoUnit.SECONDS);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a certificate cannot end before it begins: " + until);
    }
  }

  /** From now on; five minutes earlier in truth, so that a slow clock elsewhere accepts it. */
  public static Validity from(Instant now, Duration length) {
    return new Validity(now.minus(BACKDATED), now.plus(length));
  }
}
