package org.patentpool.network.fabric;

/** A peer's answer to what it will not do. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;
  private static final int NOT_FOUND = 404;

  private final int status;

  Refused(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Whether it does not know what it was asked for. */
  boolean isUnknown() {
    return status == NOT_FOUND;
  }
}
