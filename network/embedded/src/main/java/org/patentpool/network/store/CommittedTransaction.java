package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** What the store needs to know of a valid transaction: its header and its read-write set. */
record CommittedTransaction(ChannelHeader header, TxReadWriteSet readWriteSet) {

  /** The validation codes, one byte per transaction. */
  static ByteString codes(Block block) {
    int index = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
    return block.getMetadata().getMetadataCount() > index
        ? block.getMetadata().getMetadata(index)
        : ByteString.EMPTY;
  }

  static boolean isValid(ByteString codes, int transaction) {
    return codes.byteAt(transaction) == TxValidationCode.VALID_VALUE;
  }

  /** Only for transactions with a valid code: others may be any bytes. */
  static CommittedTransaction of(Block block, int transaction) {
    try {
      return parse(block.getData().getData(transaction));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "Transaction "
              + transaction
              + " of block "
              + block.getHeader().getNumber()
              + " has the code of a valid one and does not parse: "
              + e.getMessage(),
          e);
    }
  }

  private static CommittedTransaction parse(ByteString bytes)
      throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(Envelope.parseFrom(bytes).getPayload());
    ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    TxReadWriteSet.Builder all = TxReadWriteSet.newBuilder();
    if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
      for (TransactionAction action : Transaction.parseFrom(payload.getData()).getActionsList()) {
        all.mergeFrom(readWriteSet(action));
      }
    }
    return new CommittedTransaction(header, all.build());
  }

  private static TxReadWriteSet readWriteSet(TransactionAction action)
      throws InvalidProtocolBufferException {
    var endorsed = ChaincodeActionPayload.parseFrom(action.getPayload()).getAction();
    var response = ProposalResponsePayload.parseFrom(endorsed.getProposalResponsePayload());
    var results = ChaincodeAction.parseFrom(response.getExtension()).getResults();
    return TxReadWriteSet.parseFrom(results);
  }

  /** The write of a public key, or null if there is none. */
  @Nullable KVWrite write(String namespace, String key) {
    KVWrite found = null;
    for (NsReadWriteSet set : readWriteSet.getNsRwsetList()) {
      if (set.getNamespace().equals(namespace)) {
        for (KVWrite write : parse(set).getWritesList()) {
          found = write.getKey().equals(key) ? write : found;
        }
      }
    }
    return found;
  }

  private static KVRWSet parse(NsReadWriteSet set) {
    try {
      return KVRWSet.parseFrom(set.getRwset());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "The read-write set of namespace " + set.getNamespace() + " does not parse", e);
    }
  }
}
