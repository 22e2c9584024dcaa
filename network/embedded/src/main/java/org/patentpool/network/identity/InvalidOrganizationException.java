package org.patentpool.network.identity;

/** An organisation's definition that cannot be relied on to tell its people from strangers. */
public final class InvalidOrganizationException extends Exception {
  private static final long serialVersionUID = 1;

  public InvalidOrganizationException(String reason) {
    super(reason);
  }

  public InvalidOrganizationException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
