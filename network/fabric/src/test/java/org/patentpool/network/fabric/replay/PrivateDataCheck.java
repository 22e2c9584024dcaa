package org.patentpool.network.fabric.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.ordering.EndorserTransaction;
import org.patentpool.network.ordering.ReadWriteSet;

/**
 * Compares what is kept beside a block. In two things the embedded ledger differs on purpose: of a
 * transaction that counts for nothing it keeps no private data, and a transaction that purges keeps
 * the names of the keys (not their values), which real peers forget with them.
 */
final class PrivateDataCheck {
  private final Differences differences;

  PrivateDataCheck(Differences differences) {
    this.differences = differences;
  }

  void check(
      Block block, Map<Integer, TxPvtReadWriteSet> real, Map<Integer, TxPvtReadWriteSet> embedded) {
    ByteString codes =
        block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
    for (int i = 0; i < codes.size(); i++) {
      if ((codes.byteAt(i) & 0xFF) == TxValidationCode.VALID_VALUE
          && !purges(block.getData().getData(i))) {
        differences.compare(
            "private data of transaction %d of block %d"
                .formatted(i, block.getHeader().getNumber()),
            real.getOrDefault(i, TxPvtReadWriteSet.getDefaultInstance()),
            embedded.getOrDefault(i, TxPvtReadWriteSet.getDefaultInstance()));
      }
    }
  }

  private static boolean purges(ByteString entry) {
    try {
      Payload payload = Payload.parseFrom(Envelope.parseFrom(entry).getPayload());
      ByteString results = EndorserTransaction.parse(payload.getData()).action().getResults();
      return ReadWriteSet.parse(results).namespaces().stream()
          .flatMap(part -> part.collections().stream())
          .flatMap(collection -> collection.rows().getHashedWritesList().stream())
          .anyMatch(write -> write.getIsPurge());
    } catch (InvalidProtocolBufferException e) {
      // A configuration, or a transaction without a read-write set.
      return false;
    }
  }
}
