package org.patentpool.network.ordering;

import org.hyperledger.fabric.protos.common.Status;

/**
 * An envelope that was not taken for ordering; nothing has changed. The status is the one a Fabric
 * orderer would broadcast, the message may go out, the reason belongs in the log only.
 */
public final class SubmissionRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final Status status;
  private final String reason;

  public SubmissionRefused(Status status, String message, String reason) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  public SubmissionRefused(Status status, String message) {
    this(status, message, message);
  }

  public Status status() {
    return status;
  }

  public String reason() {
    return reason;
  }
}
