package org.patentpool.network.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.chaincode.TestRuntime.step;
import static org.patentpool.network.simulation.Sets.bytes;
import static org.patentpool.network.simulation.Sets.deletion;
import static org.patentpool.network.simulation.Sets.read;
import static org.patentpool.network.simulation.Sets.write;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.chaincode.TestRuntime.Outcome;
import org.patentpool.network.chaincode.TestRuntime.Who;
import org.patentpool.network.simulation.Sets;
import org.patentpool.network.store.Version;

/** Every question a chaincode can ask of public state, through the stock shim. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaincodeRuntimeTest {
  private static final Version AT = new Version(5, 3);

  private TestRuntime runtime;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    runtime = new TestRuntime(directory);
    IntStream.rangeClosed(1, 250)
        .forEach(row -> runtime.state().put("probe", "row%03d".formatted(row), "v" + row, AT));
    runtime.state().put("probe", "held", "value", AT).metadata("probe", "held", "M", "m");
  }

  @AfterAll
  void stop() {
    runtime.close();
  }

  @Test
  void a_small_transaction_leaves_the_read_write_set_of_a_peer() {
    Outcome outcome = runtime.run("all", "get|held", "get|absent", "put|new|1", "del|gone");

    assertThat(outcome.lines()).containsExactly("value", "<none>", "done", "done");
    assertThat(Sets.of(outcome.simulation(), "_lifecycle").getReadsList())
        .containsExactly(read("namespaces/fields/probe/Sequence", 1, 0));
    assertThat(Sets.of(outcome.simulation(), "probe"))
        .isEqualTo(
            KVRWSet.newBuilder()
                .addReads(read("absent"))
                .addReads(read("held", 5, 3))
                .addWrites(deletion("gone"))
                .addWrites(write("new", "1"))
                .build());
  }

  @Test
  void a_transaction_does_not_read_its_own_writes() {
    assertThat(runtime.run("all", "put|own|1", "get|own", "range|own|ownz").lines())
        .containsExactly("done", "<none>", "[]");
  }

  @Test
  void keys_of_every_script_and_composite_keys_arrive_unchanged() {
    Outcome outcome =
        runtime.run(
            "all", "put|\uD83D\uDE00|1", "put|\uFFFD|2", "putComposite|v|type|a\uD83D\uDE00|b");
    assertThat(Sets.of(outcome.simulation(), "probe").getWritesList())
        .containsExactly(
            write("\u0000type\u0000a\uD83D\uDE00\u0000b\u0000", "v"),
            write("\uFFFD", "2"),
            write("\uD83D\uDE00", "1"));
  }

  @Test
  void values_of_five_megabytes_go_both_ways() {
    runtime.commit(new Version(6, 0), "putBig", "big", "5242880");
    Outcome outcome = runtime.run("copy", "big", "copied");
    assertThat(Sets.of(outcome.simulation(), "probe").getWrites(0).getValue().size())
        .isEqualTo(5_242_880);
  }

  @Test
  void a_range_excludes_its_end_and_comes_in_the_order_of_bytes() {
    assertThat(runtime.run("range", "row001", "row003").payload())
        .isEqualTo("[row001=v1, row002=v2]");
  }

  @Test
  void a_long_range_comes_in_batches_and_is_protected_as_one() {
    Outcome outcome = runtime.run("rangeKeys", "row", "row~");
    assertThat(outcome.payload()).isEqualTo("250");
    RangeQueryInfo query = Sets.of(outcome.simulation(), "probe").getRangeQueriesInfo(0);
    assertThat(query.getItrExhausted()).isTrue();
    assertThat(query.getReadsMerkleHashes().getMaxLevelHashesCount()).isEqualTo(5);
    assertThat(outcome.openRanges()).isZero();
  }

  @Test
  void a_range_left_early_has_read_one_row_ahead_of_its_first_batch() {
    Outcome outcome = runtime.run("rangeFirst", "row", "row~");
    assertThat(outcome.payload()).isEqualTo("row001");
    RangeQueryInfo query = Sets.of(outcome.simulation(), "probe").getRangeQueriesInfo(0);
    assertThat(query.getEndKey()).isEqualTo("row101");
    assertThat(query.getItrExhausted()).isFalse();
    assertThat(outcome.openRanges()).isZero();
  }

  @Test
  void batches_end_where_the_rows_end() {
    assertThat(runtime.run("rangeKeys", "row001", "row101").payload()).isEqualTo("100");
    assertThat(runtime.run("rangeKeys", "row001", "row102").payload()).isEqualTo("101");
    assertThat(runtime.run("rangeKeys", "row001", "row201").payload()).isEqualTo("200");
  }

  @Test
  void ranges_of_one_transaction_do_not_get_mixed_up() {
    assertThat(
            runtime
                .run("all", "rangeKeys|row|row~", "rangeFirst|row200|row~", "rangeKeys|row|row~")
                .lines())
        .containsExactly("250", "row200", "250");
  }

  @Test
  void pages_follow_each_other_by_their_bookmarks() {
    Outcome first = runtime.run("rangePage", "row001", "row006", "2", "");
    assertThat(first.payload()).isEqualTo("[row001, row002] 2 row003");
    assertThat(runtime.run("rangePage", "row001", "row006", "2", "row003").payload())
        .isEqualTo("[row003, row004] 2 row005");
    assertThat(runtime.run("rangePage", "row001", "row006", "2", "row005").payload())
        .isEqualTo("[row005] 1 ");
    assertThat(first.openRanges()).isZero();
  }

  @Test
  void a_page_larger_than_a_batch_comes_at_once() {
    assertThat(runtime.run("rangePage", "row", "row~", "150", "").payload())
        .endsWith(" 150 row151");
  }

  @Test
  void writes_and_pages_exclude_each_other() {
    assertThat(runtime.run("all", "rangePage|row|row~|2|", "caught|put|k|v").lines().getLast())
        .startsWith("caught ");
    Outcome writesFirst = runtime.run("all", "put|k|v", "caught|rangePage|row|row~|2|");
    assertThat(writesFirst.lines().getLast()).startsWith("caught ");
    assertThat(Sets.of(writesFirst.simulation(), "probe").getRangeQueriesInfoCount()).isZero();
  }

  @Test
  void partial_composite_keys_find_what_stands_below_them() {
    runtime.commit(
        new Version(6, 1),
        "all",
        "putComposite|1|vote|b1|m1",
        "putComposite|2|vote|b1|m2",
        "putComposite|3|vote|b2|m1",
        "putComposite|4|vote|b1\uD83D\uDE00|m1");

    assertThat(runtime.run("prefix", "vote", "b1").payload())
        .isEqualTo("[\u0000vote\u0000b1\u0000m1\u0000=1, \u0000vote\u0000b1\u0000m2\u0000=2]");
    assertThat(runtime.run("prefixPage", "1", "", "vote", "b1").payload())
        .isEqualTo("[\u0000vote\u0000b1\u0000m1\u0000] 1 \u0000vote\u0000b1\u0000m2\u0000");
  }

  @Test
  void history_tells_every_write_newest_first() {
    runtime.commit(new Version(10, 0), "put", "storied", "one");
    runtime.commit(new Version(11, 1), "put", "storied", "two");
    runtime.commit(new Version(12, 2), "del", "storied");

    Outcome outcome = runtime.run("history", "storied");
    assertThat(outcome.payload())
        .isEqualTo(
            "[tx-12-2 deleted 2023-11-14T22:13:32.000000002Z, "
                + "tx-11-1 two 2023-11-14T22:13:31.000000001Z, "
                + "tx-10-0 one 2023-11-14T22:13:30Z]");
    assertThat(runtime.run("history", "never").payload()).isEqualTo("[]");
    assertThat(outcome.openRanges()).isZero();
  }

  @Test
  void key_level_policies_are_read_and_written() {
    assertThat(runtime.run("getPolicy", "held").payload()).isEqualTo("<none>");
    Outcome outcome = runtime.run("setPolicy", "held", "policy");
    assertThat(Sets.of(outcome.simulation(), "probe").getMetadataWrites(0).getEntries(0).getName())
        .isEqualTo("VALIDATION_PARAMETER");
    runtime.state().put("probe", "guarded", "v", AT);
    runtime.state().metadata("probe", "guarded", "VALIDATION_PARAMETER", "policy");
    assertThat(runtime.run("getPolicy", "guarded").payload()).isEqualTo("policy");
  }

  @Test
  void rich_queries_are_refused() {
    assertThat(runtime.run("caught", "query", "{}").payload()).startsWith("caught ");
    assertThat(runtime.run("caught", "queryPage", "{}").payload()).startsWith("caught ");
  }

  @Test
  void the_chaincode_sees_the_proposal() {
    assertThat(
            runtime
                .runAs(new Who("tx-about", "MemberMSP", "OperatorMSP", "probe"), "about")
                .payload())
        .isEqualTo("pool-channel tx-about MemberMSP 2023-11-14T22:13:20Z {secret=s3cret}");
  }

  @Test
  void of_several_events_the_last_one_counts() {
    Outcome outcome =
        runtime.runAs(
            new Who("tx-event", "OperatorMSP", "OperatorMSP", "probe"),
            "all",
            "event|first|1",
            "event|last|2");
    assertThat(outcome.simulation().event())
        .satisfies(event -> {
          assertThat(event.getEventName()).isEqualTo("last");
          assertThat(event.getPayload()).isEqualTo(bytes("2"));
          assertThat(event.getChaincodeId()).isEqualTo("probe");
          assertThat(event.getTxId()).isEqualTo("tx-event");
        });
    assertThat(runtime.run("get", "held").simulation().event()).isNull();
  }

  @Test
  void an_error_status_is_an_answer_without_an_event() {
    Execution.Completed rejected = (Execution.Completed) runtime.run("status", "400").execution();
    assertThat(rejected.response().getStatus()).isEqualTo(400);
    assertThat(rejected.response().getMessage()).isEqualTo("as asked");
    assertThat(rejected.event()).isNull();
    Execution.Completed crashed = (Execution.Completed) runtime.run("status", "500").execution();
    assertThat(crashed.response().getStatus()).isEqualTo(500);
    Execution.Completed accepted = (Execution.Completed) runtime.run("status", "200").execution();
    assertThat(accepted.event()).isNotNull();
  }

  /** A limit of the stock shim, which contracts have to keep on every network. */
  @Test
  void a_status_that_the_shim_does_not_know_fails_the_transaction() {
    assertThat(runtime.run("status", "409").failure())
        .startsWith("transaction returned with failure: java.lang.NullPointerException");
  }

  @Test
  void an_exception_in_the_chaincode_fails_the_transaction() {
    assertThat(runtime.run("crash").failure())
        .startsWith("transaction returned with failure: java.lang.IllegalStateException")
        .contains("crashed on request");
    assertThat(runtime.run("get", "held").payload()).isEqualTo("value");
  }

  @Test
  void an_error_in_the_chaincode_is_answered_too() {
    assertThat(runtime.run("overflow").failure()).contains("StackOverflowError");
  }

  @Test
  void an_unknown_function_is_for_the_chaincode_to_refuse() {
    assertThat(runtime.run("nonsense").failure()).contains("unknown function nonsense");
  }

  @Test
  void a_chaincode_that_is_not_defined_is_not_called() {
    assertThat(
            runtime
                .runAs(new Who("tx-no", "OperatorMSP", "OperatorMSP", "nowhere"), "get", "k")
                .failure())
        .isEqualTo(
            "failed to execute transaction tx-no: invalid invocation: [channel pool-channel] failed"
                + " to get chaincode container info for nowhere: chaincode nowhere not found");
  }

  @Test
  void a_chaincode_that_is_defined_but_not_installed_is_not_called() {
    runtime.channel().define("elsewhere");
    assertThat(
            runtime
                .runAs(new Who("tx-not", "OperatorMSP", "OperatorMSP", "elsewhere"), "get", "k")
                .failure())
        .endsWith("chaincode definition for 'elsewhere' exists, but chaincode is not installed");
  }

  @Test
  void two_hundred_writes_and_reads_in_one_transaction_arrive() {
    String[] steps =
        IntStream.range(0, 200)
            .mapToObj(
                i -> i % 2 == 0 ? step("put", "k" + i, "v") : step("get", "row%03d".formatted(i)))
            .toArray(String[]::new);
    String[] args = new String[steps.length + 1];
    args[0] = "all";
    System.arraycopy(steps, 0, args, 1, steps.length);
    KVRWSet set = Sets.of(runtime.run(args).simulation(), "probe");
    assertThat(set.getWritesCount()).isEqualTo(100);
    assertThat(set.getReadsList().stream().map(r -> r.getKey()).collect(Collectors.toSet()))
        .hasSize(100);
  }
}
