package org.patentpool.app.ledger;

import java.util.Optional;
import java.util.OptionalLong;
import org.hyperledger.fabric.client.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * A place in the stream of events: in that block after that transaction, or at its start when there
 * is none. Remember it together with what the event led to.
 */
public record EventPosition(long block, @Nullable String transaction) {
  public static final EventPosition START = new EventPosition(0, null);

  Checkpoint checkpoint() {
    return new Checkpoint() {
      @Override
      public OptionalLong getBlockNumber() {
        return OptionalLong.of(block);
      }

      @Override
      public Optional<String> getTransactionId() {
        return Optional.ofNullable(transaction);
      }
    };
  }
}
