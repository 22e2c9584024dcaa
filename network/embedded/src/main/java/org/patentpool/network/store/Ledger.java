package org.patentpool.network.store;

import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one channel and the state they make, in files. A block is appended by one thread;
 * reading is free to all.
 */
public interface Ledger extends AutoCloseable {
  /** How many blocks there are; the next block has this number. */
  long height();

  /**
   * Appends the block (validation codes and commit hash already in its metadata), the private data
   * that came with it and its effects. When this returns, all of it survives a power cut.
   *
   * <p>Of private data that came, that of valid transactions is kept. What a valid transaction's
   * hashes tell of and did not come is remembered as never received.
   *
   * @throws IllegalArgumentException if the block does not follow, or private data came that it
   *     does not tell of, or the updates lack its writes; nothing was changed
   */
  void append(Block block, BlockPrivateData privateData, BlockUpdates updates);

  Block block(long number);

  /** The block's private read-write sets as they were received, by transaction number. */
  BlockPrivateData privateData(long number);

  Optional<TransactionPlace> find(String txId);

  StateView snapshot();

  /** Returns when {@code height() > number}, or false after the timeout. */
  boolean awaitBlock(long number, long timeoutMillis) throws InterruptedException;

  @Override
  void close();

  /** Where a transaction stands and what became of it. */
  record TransactionPlace(long block, int index, int code) {}

  /** What the members of collections keep beside a block. */
  record BlockPrivateData(java.util.SortedMap<Integer, TxPvtReadWriteSet> byTransaction) {
    public @Nullable TxPvtReadWriteSet of(int transaction) {
      return byTransaction.get(transaction);
    }
  }
}
