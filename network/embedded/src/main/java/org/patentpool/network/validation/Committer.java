package org.patentpool.network.validation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hyperledger.fabric.protos.common.Block;
import org.patentpool.network.ordering.BlockSink;
import org.patentpool.network.store.Ledger.BlockPrivateData;

/** Validates each ordered block, writes it with its effects to the ledger, and tells of it. */
public final class Committer implements BlockSink {
  Committer() {}

  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  public void listen(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void commit(Block block, BlockPrivateData privateData) {
    throw new UnsupportedOperationException();
  }
}
