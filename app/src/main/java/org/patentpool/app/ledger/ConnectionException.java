package org.patentpool.app.ledger;

/** A connection file, or something it points at, that cannot be used; the message says why. */
public final class ConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConnectionException(String message) {
    super(message);
  }

  ConnectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
