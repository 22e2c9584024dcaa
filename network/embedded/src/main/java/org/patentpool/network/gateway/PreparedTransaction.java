package org.patentpool.network.gateway;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** Puts a proposal and its endorsements together into the envelope that the client then signs. */
final class PreparedTransaction {
  private PreparedTransaction() {}

  /** Transient data stays out; all responses carry the same payload. */
  static Envelope assemble(ProposedCall call, List<ProposalResponse> responses) {
    ChaincodeEndorsedAction.Builder action =
        ChaincodeEndorsedAction.newBuilder()
            .setProposalResponsePayload(responses.getFirst().getPayload());
    Set<ByteString> endorsers = new HashSet<>();
    for (ProposalResponse response : responses) {
      if (endorsers.add(response.getEndorsement().getEndorser())) {
        action.addEndorsements(response.getEndorsement());
      }
    }
    ChaincodeProposalPayload open =
        ChaincodeProposalPayload.newBuilder().setInput(call.payload().getInput()).build();
    ChaincodeActionPayload result =
        ChaincodeActionPayload.newBuilder()
            .setChaincodeProposalPayload(open.toByteString())
            .setAction(action)
            .build();
    Transaction transaction =
        Transaction.newBuilder()
            .addActions(
                TransactionAction.newBuilder()
                    .setHeader(call.header().getSignatureHeader())
                    .setPayload(result.toByteString()))
            .build();
    Payload payload =
        Payload.newBuilder().setHeader(call.header()).setData(transaction.toByteString()).build();
    return Envelope.newBuilder().setPayload(payload.toByteString()).build();
  }
}
