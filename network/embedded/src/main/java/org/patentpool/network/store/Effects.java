package org.patentpool.network.store;

import org.hyperledger.fabric.protos.common.Block;
import org.patentpool.network.store.Ledger.BlockPrivateData;

/**
 * Recomputes what a block changed, for the blocks that the state on disk lacks when a ledger is
 * opened. Nothing is judged again: the codes in the block's metadata decide which transactions
 * count.
 */
@FunctionalInterface
public interface Effects {
  /**
   * Must be deterministic, and yield what was once handed to {@link Ledger#append} with the block.
   *
   * @param privateData what is still held; values that expired or were purged since are not in it,
   *     and no {@link BlockUpdates.PrivateWrite} is expected for them
   * @param before the state after the preceding block
   */
  BlockUpdates of(Block block, BlockPrivateData privateData, StateView before);
}
