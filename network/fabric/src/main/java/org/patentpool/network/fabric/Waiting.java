package org.patentpool.network.fabric;

import java.io.IOException;
import java.time.Duration;
import org.patentpool.network.NetworkException;

/** Tries again what is not possible yet, as long as every process of the network lives. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Processes processes;

  Waiting(Processes processes) {
    this.processes = processes;
  }

  /** Something that may have to be tried more than once. */
  @FunctionalInterface
  interface Attempt<T> {
    T go() throws NotYet, IOException;
  }

  /**
   * @throws NetworkException when a process ends meanwhile, or the time is up
   */
  <T> T until(Attempt<T> attempt) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      processes.checkAlive();
      try {
        return attempt.go();
      } catch (NotYet e) {
        if (System.nanoTime() - end > 0) {
          throw new NetworkException(
              "given up after %d s: %s".formatted(PATIENCE.toSeconds(), e.getMessage()), e);
        }
        Polling.pause();
      }
    }
  }
}
