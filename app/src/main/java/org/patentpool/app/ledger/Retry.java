package org.patentpool.app.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * How long and how patiently something is tried again: pauses double from the first to the longest,
 * and each is a random part of that, so that many who failed together do not return together.
 */
public record Retry(Duration deadline, Duration firstPause, Duration longestPause) {
  public static final Retry STANDARD =
      new Retry(Duration.ofSeconds(60), Duration.ofMillis(50), Duration.ofSeconds(5));

  /** The clock and the waiting, apart so that tests need neither. */
  interface Time {
    Time SYSTEM =
        new Time() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public void pause(Duration pause) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
          }
        };

    long nanos();

    void pause(Duration pause) throws InterruptedException;
  }

  Attempts start(Time time) {
    return new Attempts(time, RandomGenerator.getDefault());
  }

  /** One thing being tried; used by one thread. */
  final class Attempts {
    private final Time time;
    private final RandomGenerator random;
    private final long end;
    private int made;

    private Attempts(Time time, RandomGenerator random) {
      this.time = time;
      this.random = random;
      this.end = time.nanos() + deadline.toNanos();
    }

    int made() {
      return made;
    }

    Duration left() {
      return Duration.ofNanos(Math.max(0, end - time.nanos()));
    }

    /** Waits before the next attempt; false when the deadline would have passed by then. */
    boolean again() throws InterruptedException {
      long ceiling = firstPause.toNanos() << Math.min(made++, 20);
      long pause = random.nextLong(1, 1 + Math.min(ceiling, longestPause.toNanos()));
      if (left().toNanos() <= pause) {
        return false;
      }
      time.pause(Duration.ofNanos(pause));
      return true;
    }

    /** A success ends the series: the next failure starts with the first pause. */
    void reset() {
      made = 0;
    }
  }
}
