package org.patentpool.network.ordering;

import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.jspecify.annotations.Nullable;

/** Envelopes taken for ordering, with the private writes of each where it has any. */
record Submission(List<Item> items, Kind kind) {
  /** How a submission shares its block. */
  enum Kind {
    /** With whatever comes before and after it. */
    SHARED,
    /** It fills a block of its own. */
    ALONE,
    /** It is a configuration, which stands alone and is the last one from then on. */
    CONFIGURATION
  }

  /** What is put last into a queue that ends. */
  static final Submission END = new Submission(List.of(), Kind.ALONE);

  record Item(Envelope envelope, @Nullable TxPvtReadWriteSet privateWrites) {
    /** The size that counts for a batch. */
    long bytes() {
      return (long) envelope.getPayload().size() + envelope.getSignature().size();
    }
  }

  static Submission of(Item item, Kind kind) {
    return new Submission(List.of(item), kind);
  }

  /** The size that counts while it waits. */
  long bytes() {
    long sum = 0;
    for (Item item : items) {
      TxPvtReadWriteSet privateWrites = item.privateWrites();
      sum += item.bytes() + (privateWrites == null ? 0 : privateWrites.getSerializedSize());
    }
    return sum;
  }

  boolean isEnd() {
    return items.isEmpty();
  }
}
