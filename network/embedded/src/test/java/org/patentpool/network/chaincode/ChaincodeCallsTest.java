package org.patentpool.network.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.simulation.Sets.read;
import static org.patentpool.network.simulation.Sets.write;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.chaincode.TestRuntime.Outcome;
import org.patentpool.network.simulation.Sets;
import org.patentpool.network.store.Version;

/** Chaincodes that call each other within one transaction. */
class ChaincodeCallsTest {
  private TestRuntime runtime;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    runtime = new TestRuntime(directory);
    runtime.state().put("other", "key", "other's", new Version(5, 3));
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  @Test
  void the_callee_reads_and_writes_in_its_own_namespace_of_the_same_transaction() {
    Outcome outcome =
        runtime.run(
            "all",
            "put|key|mine",
            "call|other||get|key",
            "call|other||put|written|by probe",
            "get|key");
    assertThat(outcome.lines().get(1)).isEqualTo("200 other's");
    assertThat(outcome.lines().getLast()).isEqualTo("<none>");
    assertThat(Sets.of(outcome.simulation(), "other").getReadsList())
        .containsExactly(read("key", 5, 3));
    assertThat(Sets.of(outcome.simulation(), "other").getWritesList())
        .containsExactly(write("written", "by probe"));
    assertThat(Sets.of(outcome.simulation(), "probe").getWritesList())
        .containsExactly(write("key", "mine"));
    assertThat(Sets.of(outcome.simulation(), "_lifecycle").getReadsList())
        .containsExactly(
            read("namespaces/fields/other/Sequence", 1, 0),
            read("namespaces/fields/probe/Sequence", 1, 0));
  }

  @Test
  void the_channel_may_be_named_and_the_version_is_ignored() {
    assertThat(runtime.run("call", "other", "pool-channel", "get", "key").payload())
        .isEqualTo("200 other's");
    assertThat(runtime.run("call", "other:9", "", "get", "key").payload()).isEqualTo("200 other's");
  }

  @Test
  void calls_nest() {
    assertThat(runtime.run("call", "other", "", "call", "third", "", "get", "absent").payload())
        .isEqualTo("200 200 <none>");
  }

  @Test
  void the_event_of_the_caller_counts_and_the_callees_does_not() {
    Outcome outcome = runtime.run("all", "event|mine|1", "call|other||event|theirs|2");
    assertThat(outcome.simulation().event())
        .satisfies(event -> assertThat(event.getEventName()).isEqualTo("mine"));
    assertThat(runtime.run("call", "other", "", "event", "theirs", "2").simulation().event())
        .isNull();
  }

  @Test
  void a_callee_that_crashes_is_an_error_to_its_caller() {
    assertThat(runtime.run("call", "other", "", "crash").payload())
        .startsWith("500 java.lang.IllegalStateException");
    assertThat(runtime.run("call", "other", "", "status", "400").payload())
        .isEqualTo("400 payload");
  }

  @Test
  void nobody_can_be_called_who_already_takes_part() {
    assertThat(runtime.run("caught", "call", "probe", "", "get", "k").payload())
        .startsWith("caught ");
    assertThat(
            runtime.run("call", "other", "", "caught", "call", "probe", "", "get", "k").payload())
        .startsWith("200 caught ");
  }

  @Test
  void what_is_not_there_cannot_be_called() {
    Outcome outcome = runtime.run("caught", "call", "nowhere", "", "get", "k");
    assertThat(outcome.payload()).startsWith("caught ");
    assertThat(Sets.of(outcome.simulation(), "lscc").getReadsList())
        .containsExactly(read("nowhere"));
    assertThat(runtime.run("caught", "call", "other", "elsewhere", "get", "k").payload())
        .startsWith("caught ");
  }

  @Test
  void a_creator_whom_the_channel_forbids_it_cannot_have_chaincodes_called() {
    runtime.channel().deny("peer/ChaincodeToChaincode");
    assertThat(runtime.run("caught", "call", "other", "", "get", "key").payload())
        .startsWith("caught ");
  }
}
