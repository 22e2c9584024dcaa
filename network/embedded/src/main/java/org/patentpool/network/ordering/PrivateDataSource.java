package org.patentpool.network.ordering;

import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.jspecify.annotations.Nullable;

/** Where the private writes of endorsed, not yet committed transactions wait. */
public interface PrivateDataSource {
  /** The private writes endorsed under that transaction id, or null when they are not held. */
  @Nullable TxPvtReadWriteSet find(String txId);
}
