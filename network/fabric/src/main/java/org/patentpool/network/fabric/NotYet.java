package org.patentpool.network.fabric;

/** Something cannot be done now and may be later; the message says what it waits for. */
final class NotYet extends Exception {
  private static final long serialVersionUID = 1;

  NotYet(String message, Throwable cause) {
    super(message, cause);
  }
}
