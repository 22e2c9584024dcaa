package org.patentpool.network.validation;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Carries a refusal out of the depth of a check; it never leaves this package. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final TxValidationCode code;

  Refusal(TxValidationCode code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  TxValidationCode code() {
    return code;
  }
}
