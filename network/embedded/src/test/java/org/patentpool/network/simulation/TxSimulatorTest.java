package org.patentpool.network.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patentpool.network.simulation.Sets.all;
import static org.patentpool.network.simulation.Sets.bytes;
import static org.patentpool.network.simulation.Sets.deletion;
import static org.patentpool.network.simulation.Sets.finish;
import static org.patentpool.network.simulation.Sets.keys;
import static org.patentpool.network.simulation.Sets.namespace;
import static org.patentpool.network.simulation.Sets.read;
import static org.patentpool.network.simulation.Sets.write;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.Test;
import org.patentpool.network.store.Version;

class TxSimulatorTest {
  private static final Version AT = new Version(7, 2);

  private final TestChannel channel = new TestChannel().define("pool");
  private final TxSimulator simulator = channel.simulator("tx1", "MemberMSP", "OperatorMSP");

  @Test
  void a_transaction_that_does_nothing_records_nothing() {
    assertThat(finish(simulator).readWriteSet()).isEqualTo(ByteString.EMPTY);
  }

  @Test
  void reads_stand_with_their_versions_and_writes_with_their_values() throws Exception {
    channel.state().put("pool", "held", "value", AT);

    assertThat(simulator.get("pool", "held")).isEqualTo(bytes("value"));
    assertThat(simulator.get("pool", "absent")).isNull();
    simulator.put("pool", "new", bytes("1"));
    simulator.delete("pool", "gone");
    simulator.put("pool", "emptied", ByteString.EMPTY);

    assertThat(finish(simulator).readWriteSet())
        .isEqualTo(
            all(
                namespace(
                    "pool",
                    KVRWSet.newBuilder()
                        .addReads(read("absent"))
                        .addReads(read("held", 7, 2))
                        .addWrites(deletion("emptied"))
                        .addWrites(deletion("gone"))
                        .addWrites(write("new", "1")))));
  }

  @Test
  void the_last_write_of_a_key_counts_and_is_not_read_back() throws Exception {
    channel.state().put("pool", "key", "old", AT);

    simulator.put("pool", "key", bytes("first"));
    simulator.put("pool", "key", bytes("second"));

    assertThat(simulator.get("pool", "key")).isEqualTo(bytes("old"));
    KVRWSet set = Sets.of(finish(simulator), "pool");
    assertThat(set.getWritesList()).containsExactly(write("key", "second"));
    assertThat(set.getReadsList()).containsExactly(read("key", 7, 2));
  }

  @Test
  void a_version_of_block_and_transaction_zero_is_not_an_absent_version() throws Exception {
    channel.state().put("pool", "first", "v", new Version(0, 0));
    simulator.get("pool", "first");
    assertThat(Sets.of(finish(simulator), "pool").getReads(0).hasVersion()).isTrue();
  }

  @Test
  void namespaces_and_keys_are_sorted_by_their_bytes() throws Exception {
    for (String key : List.of("\uD83D\uDE00", "\uFFFD", "b", "\u0000type\u0000a\u0000", "a", "")) {
      simulator.put("pool", key, bytes("v"));
    }
    simulator.put("accounts", "k", bytes("v"));

    Simulation simulation = finish(simulator);
    assertThat(Sets.of(simulation, "pool").getWritesList())
        .extracting(write -> write.getKey())
        .containsExactly("", "\u0000type\u0000a\u0000", "a", "b", "\uFFFD", "\uD83D\uDE00");
    assertThat(simulation.readWriteSet())
        .isEqualTo(
            all(
                namespace("accounts", KVRWSet.newBuilder().addWrites(write("k", "v"))),
                Sets.whole(simulation, "pool")));
  }

  @Test
  void an_invocation_depends_on_the_sequence_of_the_definition_alone() {
    assertThat(simulator.definition("pool")).isNotNull();
    assertThat(finish(simulator).readWriteSet())
        .isEqualTo(
            all(
                namespace(
                    "_lifecycle",
                    KVRWSet.newBuilder().addReads(read("namespaces/fields/pool/Sequence", 1, 0)))));
  }

  @Test
  void a_chaincode_that_is_not_defined_is_looked_for_in_the_first_lifecycle_too() {
    assertThat(simulator.definition("nowhere")).isNull();
    assertThat(finish(simulator).readWriteSet())
        .isEqualTo(
            all(
                namespace(
                    "_lifecycle",
                    KVRWSet.newBuilder().addReads(read("namespaces/fields/nowhere/Sequence"))),
                namespace("lscc", KVRWSet.newBuilder().addReads(read("nowhere")))));
  }

  @Test
  void metadata_is_read_as_a_read_of_the_key_and_written_apart() throws Exception {
    channel.state().put("pool", "key", "v", AT).metadata("pool", "key", "POLICY", "p");

    assertThat(simulator.metadata("pool", "key")).isEqualTo(Map.of("POLICY", bytes("p")));
    assertThat(simulator.metadata("pool", "absent")).isEmpty();
    simulator.putMetadata("pool", "key", "POLICY", bytes("q"));

    assertThat(finish(simulator).readWriteSet())
        .isEqualTo(
            all(
                namespace(
                    "pool",
                    KVRWSet.newBuilder()
                        .addReads(read("absent"))
                        .addReads(read("key", 7, 2))
                        .addMetadataWrites(
                            KVMetadataWrite.newBuilder()
                                .setKey("key")
                                .addEntries(
                                    KVMetadataEntry.newBuilder()
                                        .setName("POLICY")
                                        .setValue(bytes("q")))))));
  }

  @Test
  void a_range_read_to_its_end_protects_all_of_it() throws Exception {
    rows(3);

    QueryResults range = simulator.range("pool", "row1", "row3");
    assertThat(keys(range)).containsExactly("row1", "row2");

    assertThat(finish(simulator).readWriteSet())
        .isEqualTo(
            all(
                namespace(
                    "pool",
                    KVRWSet.newBuilder()
                        .addRangeQueriesInfo(
                            RangeQueryInfo.newBuilder()
                                .setStartKey("row1")
                                .setEndKey("row3")
                                .setItrExhausted(true)
                                .setRawReads(
                                    QueryReads.newBuilder()
                                        .addKvReads(read("row1", 7, 1))
                                        .addKvReads(read("row2", 7, 2)))))));
  }

  @Test
  void a_range_left_early_protects_what_was_seen() throws Exception {
    rows(3);

    QueryResults range = simulator.range("pool", "", "");
    assertThat(range.next()).isNotNull();
    range.close();

    RangeQueryInfo query = Sets.of(finish(simulator), "pool").getRangeQueriesInfo(0);
    assertThat(query.getStartKey()).isEmpty();
    assertThat(query.getEndKey()).isEqualTo("row1");
    assertThat(query.getItrExhausted()).isFalse();
    assertThat(query.getRawReads().getKvReadsList()).containsExactly(read("row1", 7, 1));
  }

  @Test
  void an_empty_range_has_no_reads_but_stands() throws Exception {
    assertThat(simulator.range("pool", "a", "b").next()).isNull();
    RangeQueryInfo query = Sets.of(finish(simulator), "pool").getRangeQueriesInfo(0);
    assertThat(query)
        .isEqualTo(
            RangeQueryInfo.newBuilder()
                .setStartKey("a")
                .setEndKey("b")
                .setItrExhausted(true)
                .build());
  }

  @Test
  void more_than_fifty_rows_are_summarised() throws Exception {
    rows(51);
    keys(simulator.range("pool", "", ""));
    RangeQueryInfo query = Sets.of(finish(simulator), "pool").getRangeQueriesInfo(0);
    assertThat(query.getReadsMerkleHashes().getMaxDegree()).isEqualTo(50);
    assertThat(query.getReadsMerkleHashes().getMaxLevelHashesCount()).isEqualTo(1);
  }

  @Test
  void the_same_range_read_twice_stands_once_and_others_in_order_of_their_opening()
      throws Exception {
    rows(2);
    keys(simulator.range("pool", "x", "z"));
    keys(simulator.range("pool", "a", "z"));
    keys(simulator.range("pool", "x", "z"));
    assertThat(Sets.of(finish(simulator), "pool").getRangeQueriesInfoList())
        .extracting(RangeQueryInfo::getStartKey)
        .containsExactly("x", "a");
  }

  @Test
  void a_page_ends_at_its_size_and_names_the_next_key() throws Exception {
    rows(3);

    QueryResults page = simulator.page("pool", "", "", 2);
    assertThat(page.next()).isNotNull();
    assertThat(page.next()).isNotNull();
    assertThat(page.bookmark()).isEqualTo("row3");

    RangeQueryInfo query = Sets.of(finish(simulator), "pool").getRangeQueriesInfo(0);
    assertThat(query.getEndKey()).isEqualTo("row2");
    assertThat(query.getItrExhausted()).isFalse();
    assertThat(query.getRawReads().getKvReadsCount()).isEqualTo(2);
  }

  @Test
  void the_last_page_has_no_bookmark() throws Exception {
    rows(2);
    QueryResults page = simulator.page("pool", "row2", "", 2);
    assertThat(keys(page)).containsExactly("row2");
    assertThat(page.bookmark()).isEmpty();
  }

  @Test
  void nothing_may_be_written_after_a_page() throws Exception {
    simulator.page("pool", "", "", 2).close();
    assertThatThrownBy(() -> simulator.put("pool", "k", bytes("v")))
        .isInstanceOf(SimulationException.class)
        .hasMessage(
            "txid [tx1]: unsuppored transaction. Transaction has already performed a paginated"
                + " query. Writes are not allowed");
    assertThatThrownBy(() -> simulator.putMetadata("pool", "k", "n", bytes("v")))
        .hasMessageContaining("paginated query");
  }

  @Test
  void no_page_may_be_read_after_a_write() throws Exception {
    simulator.delete("pool", "k");
    assertThatThrownBy(() -> simulator.page("pool", "", "", 2))
        .isInstanceOf(SimulationException.class)
        .hasMessage(
            "txid [tx1]: unsuppored transaction. Paginated queries are supported only in a"
                + " read-only transaction");
    assertThat(keys(simulator.range("pool", "", ""))).isEmpty();
  }

  @Test
  void history_is_newest_first_and_leaves_no_trace() throws Exception {
    channel.state().put("pool", "key", "old", AT).put("pool", "key", "new", new Version(8, 0));

    QueryResults history = simulator.history("pool", "key");
    KeyModification newest = KeyModification.parseFrom(history.next());
    assertThat(newest.getValue()).isEqualTo(bytes("new"));
    assertThat(newest.getTxId()).isEqualTo("tx-8-0");
    assertThat(newest.getTimestamp().getSeconds()).isEqualTo(1_700_000_008L);
    assertThat(newest.getIsDelete()).isFalse();
    assertThat(KeyModification.parseFrom(history.next()).getValue()).isEqualTo(bytes("old"));
    assertThat(history.next()).isNull();

    assertThat(finish(simulator).readWriteSet()).isEqualTo(ByteString.EMPTY);
  }

  @Test
  void rich_queries_are_refused_as_by_a_key_value_store() {
    assertThatThrownBy(() -> simulator.query(false))
        .isInstanceOf(SimulationException.class)
        .hasMessage("ExecuteQuery not supported for leveldb");
    assertThatThrownBy(() -> simulator.query(true))
        .hasMessage("ExecuteQueryWithMetadata not supported for leveldb");
  }

  @Test
  void a_finished_simulation_refuses_everything() throws Exception {
    finish(simulator);
    String refusal = "this instance should not be used after calling Done()";
    assertThatThrownBy(() -> simulator.get("pool", "k")).hasMessage(refusal);
    assertThatThrownBy(() -> simulator.put("pool", "k", bytes("v"))).hasMessage(refusal);
    assertThatThrownBy(() -> simulator.range("pool", "", "")).hasMessage(refusal);
    assertThatThrownBy(() -> simulator.history("pool", "k")).hasMessage(refusal);
  }

  @Test
  void response_and_event_are_passed_on() {
    Response response = Response.newBuilder().setStatus(200).setPayload(bytes("p")).build();
    ChaincodeEvent event = ChaincodeEvent.newBuilder().setEventName("e").build();
    Simulation simulation = simulator.finish(response, event);
    assertThat(simulation.response()).isSameAs(response);
    assertThat(simulation.event()).isSameAs(event);
    assertThat(simulation.collections()).isEmpty();
    assertThat(simulation.privateWrites().getNsPvtRwsetCount()).isZero();
  }

  private void rows(int count) {
    IntStream.rangeClosed(1, count)
        .forEach(row -> channel.state().put("pool", "row" + row, "v", new Version(7, row)));
  }
}
