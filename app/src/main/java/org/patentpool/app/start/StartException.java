package org.patentpool.app.start;

/** The app cannot start as it was told to; the message is the one line its user sees. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StartException(String message) {
    super(message);
  }

  public StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
