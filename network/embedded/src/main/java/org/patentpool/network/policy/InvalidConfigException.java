package org.patentpool.network.policy;

/** A channel configuration that cannot be used, or that may not follow the current one. */
public final class InvalidConfigException extends Exception {
  private static final long serialVersionUID = 1;

  public InvalidConfigException(String reason) {
    super(reason);
  }

  public InvalidConfigException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
