package org.patentpool.network.delivery;

import org.hyperledger.fabric.protos.common.Status;

/** A seek request that gets a status for its answer; the reason belongs in the log only. */
final class SeekRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final Status status;

  SeekRefused(Status status, String reason) {
    super(reason);
    this.status = status;
  }

  Status status() {
    return status;
  }
}
