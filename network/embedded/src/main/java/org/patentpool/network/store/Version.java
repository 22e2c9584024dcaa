package org.patentpool.network.store;

/** The place in the chain that last wrote a key: block number and transaction number. */
public record Version(long block, long transaction) {}
