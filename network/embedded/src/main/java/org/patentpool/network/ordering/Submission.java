package org.patentpool.network.ordering;

import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes taken for ordering, with the private writes of each where it has any.
 *
 * @param alone whether they fill a block of their own, as a configuration does
 */
record Submission(List<Item> items, boolean alone) {
  /** What is put last into a queue that ends. */
  static final Submission END = new Submission(List.of(), true);

  record Item(Envelope envelope, @Nullable TxPvtReadWriteSet privateWrites) {
    long bytes() {
      return (long) envelope.getPayload().size() + envelope.getSignature().size();
    }
  }

  static Submission of(Item item) {
    return new Submission(List.of(item), false);
  }

  boolean isEnd() {
    return items.isEmpty();
  }
}
