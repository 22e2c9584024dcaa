package org.patentpool.app.ledger;

/** Who delivers the blocks of a channel. */
public interface Blocks {
  /**
   * Every block from that number on, in order and without end.
   *
   * <p>Only organisations with a node may read blocks.
   */
  Feed<ChainBlock> blocks(long from);

  /**
   * How many blocks there are.
   *
   * @throws LedgerException when the ledger does not answer
   */
  long height();
}
