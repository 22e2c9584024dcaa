package org.patentpool.network.identity;

/** An identity that no organisation of the channel vouches for. */
public final class IdentityException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean revoked;

  public IdentityException(String reason) {
    super(reason);
    this.revoked = false;
  }

  public IdentityException(String reason, Throwable cause) {
    super(reason, cause);
    this.revoked = false;
  }

  private IdentityException() {
    super("the certificate is revoked");
    this.revoked = true;
  }

  static IdentityException ofRevoked() {
    return new IdentityException();
  }

  /** Whether an organisation did vouch for it, and no longer does. */
  public boolean isRevoked() {
    return revoked;
  }
}
