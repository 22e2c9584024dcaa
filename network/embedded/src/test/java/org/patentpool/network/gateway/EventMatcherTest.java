package org.patentpool.network.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.patentpool.network.delivery.MemoryChain;
import org.patentpool.network.delivery.MemoryChain.Tx;

class EventMatcherTest {
  private final MemoryChain chain = new MemoryChain();

  @Test
  void events_of_one_chaincode_keep_the_order_of_the_block() {
    Block block =
        chain.add(
            Tx.valid("a", "pool", "one"),
            Tx.valid("b", "accounts", "other"),
            Tx.valid("c", "pool", "two"));
    assertThat(names(new EventMatcher("pool", "").pick(block))).containsExactly("one", "two");
  }

  @Test
  void an_invalid_transaction_has_no_events() {
    Block block =
        chain.add(
            new Tx("a", TxValidationCode.MVCC_READ_CONFLICT, Tx.valid("a", "pool", "one").event()));
    assertThat(new EventMatcher("pool", "").pick(block)).isEmpty();
  }

  @Test
  void all_up_to_the_given_transaction_is_left_out_over_blocks() {
    Block first = chain.add(Tx.valid("a", "pool", "one"));
    Block second =
        chain.add(
            Tx.valid("b", "pool", "two"),
            Tx.valid("c", "accounts", "other"),
            Tx.valid("d", "pool", "four"));
    EventMatcher matcher = new EventMatcher("pool", "c");
    assertThat(matcher.pick(first)).isEmpty();
    assertThat(names(matcher.pick(second))).containsExactly("four");
    assertThat(names(matcher.pick(chain.add(Tx.valid("e", "pool", "five")))))
        .containsExactly("five");
  }

  @Test
  void an_event_without_a_name_is_none() {
    Block block = chain.add(Tx.valid("a", "pool", ""));
    assertThat(new EventMatcher("pool", "").pick(block)).isEmpty();
  }

  private static List<String> names(List<ChaincodeEvent> events) {
    return events.stream().map(ChaincodeEvent::getEventName).toList();
  }
}
