package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Which blocks a stream of events has something of. */
final class Told {
  private Told() {}

  /** Whether a valid transaction of the block brings an event of that chaincode. */
  static boolean by(String chaincode, Block block) throws InvalidProtocolBufferException {
    ByteString codes =
        block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
    for (int i = 0; i < codes.size(); i++) {
      if ((codes.byteAt(i) & 0xFF) == TxValidationCode.VALID_VALUE
          && event(block.getData().getData(i)).getChaincodeId().equals(chaincode)) {
        return true;
      }
    }
    return false;
  }

  private static ChaincodeEvent event(ByteString entry) throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(Envelope.parseFrom(entry).getPayload());
    ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
      return ChaincodeEvent.getDefaultInstance();
    }
    ByteString action = Transaction.parseFrom(payload.getData()).getActions(0).getPayload();
    ByteString response =
        ChaincodeActionPayload.parseFrom(action).getAction().getProposalResponsePayload();
    return ChaincodeEvent.parseFrom(
        ChaincodeAction.parseFrom(ProposalResponsePayload.parseFrom(response).getExtension())
            .getEvents());
  }
}
