package org.patentpool.network.fabric.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** Endorsed bytes as people read them, where they differ. */
final class Legible {
  private static final TextFormat.Printer ON_ONE_LINE =
      TextFormat.printer().emittingSingleLine(true);

  private Legible() {}

  static String payload(ByteString bytes) {
    try {
      ProposalResponsePayload payload = ProposalResponsePayload.parseFrom(bytes);
      ChaincodeAction action = ChaincodeAction.parseFrom(payload.getExtension());
      StringBuilder text = new StringBuilder(line(action.getResponse()));
      for (NsReadWriteSet part : TxReadWriteSet.parseFrom(action.getResults()).getNsRwsetList()) {
        text.append("\n    ").append(part.getNamespace());
        text.append(": ").append(line(KVRWSet.parseFrom(part.getRwset())));
        for (CollectionHashedReadWriteSet hashed : part.getCollectionHashedRwsetList()) {
          text.append("\n      ").append(hashed.getCollectionName());
          text.append(": ").append(line(HashedRWSet.parseFrom(hashed.getHashedRwset())));
        }
      }
      return text.append("\n    event ").append(action.getEvents().size()).toString();
    } catch (InvalidProtocolBufferException e) {
      return "unreadable: " + e.getMessage();
    }
  }

  static String arguments(SignedProposal signed) {
    try {
      ByteString payload = Proposal.parseFrom(signed.getProposalBytes()).getPayload();
      ByteString input = ChaincodeProposalPayload.parseFrom(payload).getInput();
      return line(ChaincodeInvocationSpec.parseFrom(input).getChaincodeSpec());
    } catch (InvalidProtocolBufferException e) {
      return "unreadable: " + e.getMessage();
    }
  }

  private static String line(MessageOrBuilder message) {
    return ON_ONE_LINE.printToString(message);
  }
}
