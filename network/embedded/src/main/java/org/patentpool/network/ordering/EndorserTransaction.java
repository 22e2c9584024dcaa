package org.patentpool.network.ordering;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** The data of an envelope that carries an endorsed proposal, taken apart. */
public record EndorserTransaction(
    ByteString actionHeader, ChaincodeActionPayload payload, ProposalResponsePayload response) {

  /** Takes apart a transaction of exactly one action, which is all that Fabric knows. */
  public static EndorserTransaction parse(ByteString data) throws InvalidProtocolBufferException {
    Transaction transaction = Transaction.parseFrom(data);
    if (transaction.getActionsCount() != 1) {
      throw new InvalidProtocolBufferException(
          "a transaction has one action, this one has " + transaction.getActionsCount());
    }
    TransactionAction action = transaction.getActions(0);
    SignatureHeader header = SignatureHeader.parseFrom(action.getHeader());
    if (header.getNonce().isEmpty() || header.getCreator().isEmpty()) {
      throw new InvalidProtocolBufferException("the action's header lacks nonce or creator");
    }
    var payload = ChaincodeActionPayload.parseFrom(action.getPayload());
    var response =
        ProposalResponsePayload.parseFrom(payload.getAction().getProposalResponsePayload());
    return new EndorserTransaction(action.getHeader(), payload, response);
  }

  public ChaincodeAction action() throws InvalidProtocolBufferException {
    if (response.getExtension().isEmpty()) {
      throw new InvalidProtocolBufferException("the endorsed response holds no chaincode action");
    }
    return ChaincodeAction.parseFrom(response.getExtension());
  }
}
