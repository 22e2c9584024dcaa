package org.patentpool.network.store;

/** The place in the chain that last wrote a key: block number and transaction number. */
public record Version(long block, long transaction) {
  boolean isBefore(Version other) {
    return block < other.block || (block == other.block && transaction < other.transaction);
  }
}
