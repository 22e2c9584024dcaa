package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;

/** Puts other results under existing endorsements. */
final class Tampered {
  private Tampered() {}

  static ByteString results(ByteString response, ByteString results) {
    try {
      ProposalResponsePayload endorsed = ProposalResponsePayload.parseFrom(response);
      ChaincodeAction action = ChaincodeAction.parseFrom(endorsed.getExtension());
      return endorsed.toBuilder()
          .setExtension(action.toBuilder().setResults(results).build().toByteString())
          .build()
          .toByteString();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
