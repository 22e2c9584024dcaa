package org.patentpool.network.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.PHANTOM_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Locale;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.patentpool.network.ordering.EndorserTransaction;
import org.patentpool.network.simulation.QueryResults;
import org.patentpool.network.simulation.SimulationException;
import org.patentpool.network.simulation.TransactionContext;
import org.patentpool.network.simulation.TxSimulator;
import org.patentpool.network.store.StateView;
import org.patentpool.network.testing.Crafted;
import org.patentpool.network.testing.TestChannel;
import org.patentpool.network.testing.Writes;

/** Range queries recorded by the simulator, against what happened to the range meanwhile. */
class PhantomReadTest {
  private final TestChannel channel = TestChannel.inMemory();

  private void fill(int rows) {
    Writes writes = new Writes();
    for (int i = 0; i < rows; i++) {
      writes.put("open", key(i), "0");
    }
    assertThat(channel.commit(channel.onOpen(writes))).containsExactly(VALID);
  }

  private static String key(int number) {
    return String.format(Locale.ROOT, "row%05d", number);
  }

  /** Looks at so many rows (all when negative) and counts them in a row of its own. */
  private Crafted count(String start, String end, int seen) throws SimulationException {
    try (StateView view = channel.ledger.snapshot()) {
      var context =
          new TransactionContext(Crafted.CHANNEL, "simulated", channel.member(), "OperatorMSP");
      var simulator = new TxSimulator(view, channel.definitions, channel.channel, context);
      try (QueryResults results = simulator.range("open", start, end)) {
        int rows = 0;
        while (rows != seen && results.next() != null) {
          rows++;
        }
        simulator.put("open", "counted", ByteString.copyFromUtf8("" + rows));
      }
      ByteString set =
          simulator.finish(Response.newBuilder().setStatus(200).build(), null).readWriteSet();
      return channel.onOpen(new Writes()).action(action -> action.setResults(set));
    }
  }

  private TxValidationCode after(Writes meanwhile, Crafted counting) {
    assertThat(channel.commit(channel.onOpen(meanwhile))).containsExactly(VALID);
    return channel.commit(counting).getFirst();
  }

  @Test
  void nothing_happened() throws SimulationException {
    fill(3);
    assertThat(channel.commit(count("row", "rox", -1))).containsExactly(VALID);
    assertThat(channel.value("open", "counted")).isEqualTo("3");
  }

  @Test
  void a_row_was_inserted() throws SimulationException {
    fill(3);
    assertThat(after(new Writes().put("open", key(7), "1"), count("row", "rox", -1)))
        .isEqualTo(PHANTOM_READ_CONFLICT);
  }

  @Test
  void a_row_was_deleted() throws SimulationException {
    fill(3);
    assertThat(after(new Writes().delete("open", key(1)), count("row", "rox", -1)))
        .isEqualTo(PHANTOM_READ_CONFLICT);
  }

  @Test
  void a_row_was_changed() throws SimulationException {
    fill(3);
    assertThat(after(new Writes().put("open", key(1), "1"), count("row", "rox", -1)))
        .isEqualTo(PHANTOM_READ_CONFLICT);
  }

  @Test
  void the_range_was_empty_and_is_not_any_more() throws SimulationException {
    assertThat(after(new Writes().put("open", key(1), "1"), count("row", "rox", -1)))
        .isEqualTo(PHANTOM_READ_CONFLICT);
  }

  @Test
  void it_happened_in_the_same_block() throws SimulationException {
    fill(3);
    Crafted insert = channel.onOpen(new Writes().put("open", key(7), "1"));
    Crafted remove = channel.onOpen(new Writes().delete("open", key(0)));
    assertThat(channel.commit(insert, count("row", "rox", -1)))
        .containsExactly(VALID, PHANTOM_READ_CONFLICT);
    assertThat(channel.commit(remove, count("row", "rox", -1)))
        .containsExactly(VALID, PHANTOM_READ_CONFLICT);
  }

  @Test
  void it_happened_outside_the_range() throws SimulationException {
    fill(3);
    Writes outside = new Writes().put("open", "aaa", "1").put("open", "rox", "1");
    assertThat(after(outside, count("row", "rox", -1))).isEqualTo(VALID);
  }

  @Test
  void a_caller_who_stopped_early_minds_nothing_behind_the_last_row_seen()
      throws SimulationException {
    fill(5);
    assertThat(after(new Writes().put("open", key(3), "1"), count("row", "rox", 2)))
        .isEqualTo(VALID);
    assertThat(after(new Writes().put("open", key(1), "1"), count("row", "rox", 2)))
        .isEqualTo(PHANTOM_READ_CONFLICT);
  }

  @Test
  void many_rows_are_summarised_and_each_of_them_counts()
      throws SimulationException, InvalidProtocolBufferException {
    fill(180);
    assertThat(summarised(count("row", "rox", -1))).isTrue();
    assertThat(channel.commit(count("row", "rox", -1))).containsExactly(VALID);
    for (int row : new int[] {0, 50, 51, 101, 102, 152, 153, 179}) {
      assertThat(after(new Writes().put("open", key(row), "1"), count("row", "rox", -1)))
          .as("row %d", row)
          .isEqualTo(PHANTOM_READ_CONFLICT);
    }
    assertThat(after(new Writes().put("open", key(180), "1"), count("row", "rox", -1)))
        .isEqualTo(PHANTOM_READ_CONFLICT);
    assertThat(after(new Writes().delete("open", key(100)), count("row", "rox", -1)))
        .isEqualTo(PHANTOM_READ_CONFLICT);
    assertThat(channel.commit(count("row", "rox", -1))).containsExactly(VALID);
  }

  @Test
  void a_summary_of_more_than_one_level_is_recomputed_too() throws SimulationException {
    fill(51 * 51 + 60);
    assertThat(channel.commit(count("row", "rox", -1))).containsExactly(VALID);
    assertThat(after(new Writes().put("open", key(1300), "1"), count("row", "rox", -1)))
        .isEqualTo(PHANTOM_READ_CONFLICT);
    assertThat(channel.commit(count("row", "rox", 100))).containsExactly(VALID);
  }

  private static boolean summarised(Crafted transaction) throws InvalidProtocolBufferException {
    var results =
        EndorserTransaction.parse(Payload.parseFrom(transaction.build().getPayload()).getData())
            .action()
            .getResults();
    KVRWSet set = KVRWSet.parseFrom(TxReadWriteSet.parseFrom(results).getNsRwset(0).getRwset());
    return set.getRangeQueriesInfo(0).hasReadsMerkleHashes();
  }
}
