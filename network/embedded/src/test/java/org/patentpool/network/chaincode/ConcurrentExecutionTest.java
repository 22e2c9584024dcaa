package org.patentpool.network.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.simulation.Sets.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.chaincode.TestRuntime.Outcome;
import org.patentpool.network.chaincode.TestRuntime.Who;
import org.patentpool.network.simulation.Sets;
import org.patentpool.network.store.Version;

class ConcurrentExecutionTest {
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private TestRuntime runtime;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    runtime = new TestRuntime(directory);
    IntStream.range(0, 250)
        .forEach(row ->
            runtime.state().put("probe", "row%03d".formatted(row), "v" + row, new Version(5, row)));
  }

  @AfterEach
  void stop() {
    callers.close();
    runtime.close();
  }

  @Test
  void two_hundred_transactions_in_flight_do_not_get_mixed_up() throws Exception {
    CountDownLatch all = new CountDownLatch(200);
    List<Future<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String row = "row%03d".formatted(i);
      outcomes.add(
          callers.submit(() -> {
            all.countDown();
            all.await();
            return runtime.run(
                "all",
                "get|" + row,
                "put|mine|" + row,
                "call|other||get|absent",
                "rangeKeys|row|row~",
                "copy|" + row + "|copied");
          }));
    }
    for (int i = 0; i < 200; i++) {
      Outcome outcome = outcomes.get(i).get();
      assertThat(outcome.lines().getFirst()).isEqualTo("v" + i);
      assertThat(outcome.lines().get(3)).isEqualTo("250");
      assertThat(Sets.of(outcome.simulation(), "probe").getWritesList())
          .containsExactly(write("copied", "v" + i), write("mine", "row%03d".formatted(i)));
      assertThat(outcome.openRanges()).isZero();
    }
  }

  /** More chains at once than a chaincode has threads, crossing each other's chaincodes. */
  @Test
  void calls_in_opposite_directions_do_not_block_each_other() throws Exception {
    List<Future<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String first = i % 2 == 0 ? "probe" : "other";
      String second = i % 2 == 0 ? "other" : "probe";
      Who who = new Who(runtime.nextTxId(), "OperatorMSP", "OperatorMSP", first);
      outcomes.add(
          callers.submit(
              () -> runtime.runAs(who, "call", second, "", "call", "third", "", "get", "absent")));
    }
    for (Future<Outcome> outcome : outcomes) {
      assertThat(outcome.get().payload()).isEqualTo("200 200 <none>");
    }
  }

  @Test
  void a_proposal_may_be_executed_again_and_again() {
    Who who = new Who("tx-again", "OperatorMSP", "OperatorMSP", "probe");
    for (int i = 0; i < 5_000; i++) {
      assertThat(runtime.runAs(who, "get", "row007").payload()).isEqualTo("v7");
    }
  }

  @Test
  void organisations_execute_the_same_transaction_at_the_same_time() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    ProbeChaincode.GATES.put("both", gate);
    ProbeChaincode.BEGUN.put("both", begun);

    Future<Outcome> operator =
        callers.submit(() ->
            runtime.runAs(
                new Who("tx-both", "OperatorMSP", "OperatorMSP", "probe"), "wait", "both"));
    Future<Outcome> auditor =
        callers.submit(() ->
            runtime.runAs(
                new Who("tx-both", "OperatorMSP", "AuditorMSP", "probe"), "wait", "both"));
    begun.await();
    assertThat(
            runtime
                .runAs(new Who("tx-both", "OperatorMSP", "AuditorMSP", "probe"), "get", "k")
                .failure())
        .isEqualTo(
            "failed to execute transaction tx-both: error sending: txid: tx-both(pool-channel)"
                + " exists");
    gate.countDown();
    assertThat(operator.get().payload()).isEqualTo("opened");
    assertThat(auditor.get().payload()).isEqualTo("opened");
  }
}
