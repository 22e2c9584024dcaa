package org.patentpool.network.ordering;

import org.hyperledger.fabric.protos.common.Block;
import org.patentpool.network.store.Ledger.BlockPrivateData;

/** Takes ordered blocks, one after the other, and returns when the block is safe. */
public interface BlockSink {
  void commit(Block block, BlockPrivateData privateData);
}
