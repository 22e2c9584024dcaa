package org.patentpool.network.endorsement;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.ordering.PrivateDataSource;
import org.patentpool.network.store.TransactionId;
import org.patentpool.network.validation.CommitListener;

/**
 * Keeps the private writes of endorsed transactions until they are committed, in memory and within
 * a bound: what is never submitted is forgotten, the oldest first, and has to be endorsed again.
 */
public final class TransientStore implements PrivateDataSource, CommitListener {
  private final long maxBytes;
  private final Map<String, TxPvtReadWriteSet> waiting = new LinkedHashMap<>();
  private long bytes;

  public TransientStore(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  synchronized void put(String txId, TxPvtReadWriteSet privateWrites) {
    remove(txId);
    waiting.put(txId, privateWrites);
    bytes += privateWrites.getSerializedSize();
    Iterator<TxPvtReadWriteSet> oldest = waiting.values().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      bytes -= oldest.next().getSerializedSize();
      oldest.remove();
    }
  }

  @Override
  public synchronized @Nullable TxPvtReadWriteSet find(String txId) {
    return waiting.get(txId);
  }

  @Override
  public synchronized void committed(Block block, List<TxValidationCode> codes) {
    if (waiting.isEmpty()) {
      return;
    }
    for (var entry : block.getData().getDataList()) {
      remove(TransactionId.claimedBy(entry));
    }
  }

  private void remove(String txId) {
    TxPvtReadWriteSet known = waiting.remove(txId);
    if (known != null) {
      bytes -= known.getSerializedSize();
    }
  }
}
