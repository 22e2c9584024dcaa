package org.patentpool.network.gateway;

import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.patentpool.network.delivery.BlockTransaction;

/**
 * Picks the events of one chaincode out of blocks taken in order, leaving out all up to and
 * including a given transaction.
 */
final class EventMatcher {
  private final String chaincode;
  private final String after;
  private boolean passed;

  /** An empty transaction id leaves out nothing. */
  EventMatcher(String chaincode, String after) {
    this.chaincode = chaincode;
    this.after = after;
    this.passed = after.isEmpty();
  }

  List<ChaincodeEvent> pick(Block block) {
    List<ChaincodeEvent> events = new ArrayList<>();
    for (BlockTransaction transaction : BlockTransaction.of(block)) {
      if (!passed) {
        passed = transaction.header().getTxId().equals(after);
      } else if (transaction.valid() && transaction.endorsed()) {
        transaction.events().stream().filter(this::matches).forEach(events::add);
      }
    }
    return events;
  }

  private boolean matches(ChaincodeEvent event) {
    return event.getChaincodeId().equals(chaincode)
        && !event.getEventName().isEmpty()
        && !event.getTxId().isEmpty();
  }
}
