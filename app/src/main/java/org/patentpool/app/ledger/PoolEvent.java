package org.patentpool.app.ledger;

import java.nio.charset.StandardCharsets;
import org.hyperledger.fabric.client.ChaincodeEvent;

/**
 * What a valid transaction of the pool chaincode announced.
 *
 * @param payload canonical JSON
 */
public record PoolEvent(long block, String transaction, String name, String payload) {
  static PoolEvent read(ChaincodeEvent event) {
    return new PoolEvent(
        event.getBlockNumber(),
        event.getTransactionId(),
        event.getEventName(),
        new String(event.getPayload(), StandardCharsets.UTF_8));
  }

  /** Where to go on after this event. */
  public EventPosition position() {
    return new EventPosition(block, transaction);
  }
}
