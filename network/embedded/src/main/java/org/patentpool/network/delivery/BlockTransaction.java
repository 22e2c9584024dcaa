package org.patentpool.network.delivery;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
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
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** A transaction as it stands in a committed block, with the code it was given. */
public record BlockTransaction(
    int index, ChannelHeader header, ByteString data, TxValidationCode code) {

  /** Those whose headers can be read; what is not even an envelope is nobody's transaction. */
  public static List<BlockTransaction> of(Block block) {
    List<BlockTransaction> found = new ArrayList<>();
    for (int i = 0; i < block.getData().getDataCount(); i++) {
      BlockTransaction transaction = read(block, i);
      if (transaction != null) {
        found.add(transaction);
      }
    }
    return found;
  }

  private static @Nullable BlockTransaction read(Block block, int index) {
    try {
      Envelope envelope = Envelope.parseFrom(block.getData().getData(index));
      Payload payload = Payload.parseFrom(envelope.getPayload());
      ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
      return new BlockTransaction(index, header, payload.getData(), codeOf(block, index));
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  private static TxValidationCode codeOf(Block block, int index) {
    int filter = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
    if (filter >= block.getMetadata().getMetadataCount()) {
      return TxValidationCode.INVALID_OTHER_REASON;
    }
    ByteString codes = block.getMetadata().getMetadata(filter);
    TxValidationCode code =
        index < codes.size() ? TxValidationCode.forNumber(codes.byteAt(index) & 0xff) : null;
    return code == null ? TxValidationCode.INVALID_OTHER_REASON : code;
  }

  public boolean valid() {
    return code == TxValidationCode.VALID;
  }

  public boolean endorsed() {
    return header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE;
  }

  /** The events of its actions; an action that cannot be read has none. */
  public List<ChaincodeEvent> events() {
    List<ChaincodeEvent> events = new ArrayList<>();
    try {
      for (TransactionAction action : Transaction.parseFrom(data).getActionsList()) {
        ChaincodeEvent event = eventOf(action);
        if (event != null && !event.getChaincodeId().isEmpty()) {
          events.add(event);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      return List.of();
    }
    return events;
  }

  private static @Nullable ChaincodeEvent eventOf(TransactionAction action) {
    try {
      ChaincodeActionPayload payload = ChaincodeActionPayload.parseFrom(action.getPayload());
      ProposalResponsePayload response =
          ProposalResponsePayload.parseFrom(payload.getAction().getProposalResponsePayload());
      ChaincodeAction result = ChaincodeAction.parseFrom(response.getExtension());
      return ChaincodeEvent.parseFrom(result.getEvents());
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
