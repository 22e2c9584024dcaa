package org.patentpool.network.fabric;

import org.jspecify.annotations.Nullable;

/** Something cannot be done now and may be later; the message says what it waits for. */
final class NotYet extends Exception {
  private static final long serialVersionUID = 1;

  NotYet(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
