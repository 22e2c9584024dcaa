package org.patentpool.network.identity;

/** An identity that no organisation of the channel vouches for. */
public final class IdentityException extends Exception {
  private static final long serialVersionUID = 1;

  public IdentityException(String reason) {
    super(reason);
  }

  public IdentityException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
