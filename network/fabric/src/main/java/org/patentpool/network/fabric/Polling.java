package org.patentpool.network.fabric;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again and again, because nobody calls when another process gets ready. */
final class Polling {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Polling() {}

  /** Whether the condition holds in time. */
  static boolean until(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      pause();
    }
    return true;
  }

  static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }
}
