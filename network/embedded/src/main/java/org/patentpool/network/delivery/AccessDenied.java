package org.patentpool.network.delivery;

/**
 * A request that its sender may not make. The message may go out and tells nothing but that; the
 * reason belongs in the log only.
 */
public final class AccessDenied extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  AccessDenied(String message, String reason) {
    super(message);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
