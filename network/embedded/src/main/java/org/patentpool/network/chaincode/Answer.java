package org.patentpool.network.chaincode;

import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/** How one chaincode's part of a transaction ended. */
sealed interface Answer {
  /** {@code COMPLETED} or {@code ERROR}, as the chaincode sent it. */
  record Given(ChaincodeMessage message) implements Answer {}

  record Missing(String reason) implements Answer {}

  static Answer timedOut() {
    return new Missing("error sending: timeout expired while executing transaction");
  }

  static Answer streamTerminated() {
    return new Missing("error sending: chaincode stream terminated");
  }
}
