package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Transaction;

/** A proposal with its endorsements, all of one response. */
record Endorsed(Proposed proposed, ByteString response, List<Endorsement> endorsements) {

  static Endorsed of(Proposed proposed, List<ProposalResponse> answers) {
    List<Endorsement> endorsements = new ArrayList<>();
    for (ProposalResponse answer : answers) {
      if (answer.getPayload().equals(answers.getFirst().getPayload())) {
        endorsements.add(answer.getEndorsement());
      }
    }
    return new Endorsed(proposed, answers.getFirst().getPayload(), endorsements);
  }

  /** As a gateway put it together. */
  static Endorsed of(Proposed proposed, Envelope prepared) throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(prepared.getPayload());
    Transaction transaction = Transaction.parseFrom(payload.getData());
    ChaincodeEndorsedAction action =
        ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload()).getAction();
    return new Endorsed(
        proposed, action.getProposalResponsePayload(), action.getEndorsementsList());
  }

  /** As an honest client sends it. */
  Envelope honest() {
    return proposed.envelope(payload());
  }

  Payload payload() {
    return proposed.transaction(response, endorsements);
  }

  Endorsed with(UnaryOperator<List<Endorsement>> change) {
    return new Endorsed(proposed, response, change.apply(endorsements));
  }
}
