package org.patentpool.network.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.chaincode.TestRuntime.Outcome;
import org.patentpool.network.chaincode.TestRuntime.Who;

/** With four threads for each chaincode, of which two may be lost. */
@Timeout(120)
class RunawayChaincodeTest {
  private static final String TIMEOUT =
      "error sending: timeout expired while executing transaction";

  private final CountDownLatch gate = new CountDownLatch(1);
  private TestRuntime runtime;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    runtime = new TestRuntime(directory, Duration.ofSeconds(1), 4);
    // What a first call loads is not to count against the short timeout.
    Outcome first;
    do {
      first = runtime.run("get", "absent");
    } while (first.execution() instanceof Execution.Failed);
  }

  @AfterEach
  void stop() {
    gate.countDown();
    runtime.close();
  }

  @Test
  void a_call_that_does_not_end_is_ended_by_the_timeout() {
    ProbeChaincode.GATES.put("insist", gate);
    Outcome outcome =
        runtime.runAs(
            new Who("tx-insist", "OperatorMSP", "OperatorMSP", "probe"), "insist", "insist");
    assertThat(outcome.failure()).isEqualTo("failed to execute transaction tx-insist: " + TIMEOUT);
  }

  @Test
  void a_runaway_does_not_keep_others_from_their_answers() {
    ProbeChaincode.GATES.put("one", gate);
    runtime.run("insist", "one");
    for (int i = 0; i < 10; i++) {
      assertThat(runtime.run("get", "absent").payload()).isEqualTo("<none>");
    }
  }

  @Test
  void a_caller_whose_callee_runs_away_times_out_and_is_set_free() throws Exception {
    ProbeChaincode.GATES.put("callee", gate);
    assertThat(runtime.run("call", "other", "", "insist", "callee").failure()).endsWith(TIMEOUT);
    for (int i = 0; i < 10; i++) {
      assertThat(runtime.run("get", "absent").payload()).isEqualTo("<none>");
    }
  }

  @Test
  void a_transaction_whose_runaway_goes_on_is_not_executed_again_beside_it() {
    ProbeChaincode.GATES.put("again", gate);
    Who who = new Who("tx-again", "OperatorMSP", "OperatorMSP", "probe");
    runtime.runAs(who, "insist", "again");
    assertThat(runtime.runAs(who, "get", "absent").failure())
        .endsWith("txid: tx-again(pool-channel) exists");
  }

  @Test
  void what_a_runaway_asks_after_its_time_is_refused_and_nothing_is_read() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    ProbeChaincode.GATES.put("late", gate);
    ProbeChaincode.BEGUN.put("late", begun);
    Who who = new Who("tx-late", "OperatorMSP", "OperatorMSP", "probe");
    assertThat(runtime.runAs(who, "all", "wait|late", "get|key").failure()).endsWith(TIMEOUT);
    begun.await();
    gate.countDown();
    // Its view is closed and fails the test when touched; once refused, the call ends, and then
    // its id may be executed again.
    Outcome again = runtime.runAs(who, "get", "absent");
    while (again.execution() instanceof Execution.Failed) {
      again = runtime.runAs(who, "get", "absent");
    }
    assertThat(again.payload()).isEqualTo("<none>");
  }

  @Test
  void a_chaincode_that_lost_half_of_its_threads_gets_new_ones() throws Exception {
    ProbeChaincode.GATES.put("lost", gate);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        Future<Outcome> one = callers.submit(() -> runtime.run("insist", "lost"));
        Future<Outcome> other = callers.submit(() -> runtime.run("insist", "lost"));
        assertThat(one.get().failure()).isNotEmpty();
        assertThat(other.get().failure()).isNotEmpty();
      }
    }
    assertThat(runtime.run("get", "absent").payload()).isEqualTo("<none>");
  }
}
