package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.RunningNetwork.MEMBERS;
import static org.patentpool.network.RunningNetwork.OPERATOR;
import static org.patentpool.network.RunningNetwork.text;

import io.grpc.Status.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand transactions in flight. */
class LoadIT {
  private static final int IN_FLIGHT = 1_000;
  private static final long BACKOFF_NANOS = 20_000_000;

  private final ConcurrentLinkedQueue<GatewayException> refused = new ConcurrentLinkedQueue<>();

  @Test
  void a_thousand_in_flight_are_all_committed(@TempDir Path folder) throws Exception {
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      submitAll(running);
      assertThat(refused).isEmpty();
      assertAllThere(running);
    }
  }

  @Test
  void beyond_the_limits_clients_that_try_again_get_through(@TempDir Path folder) throws Exception {
    UnaryOperator<EmbeddedNetwork.Options> narrow =
        options -> options.withLimits(Limits.standard().withCalls(8, 32));
    try (RunningNetwork running = RunningNetwork.in(folder, narrow)) {
      submitAll(running);
      assertThat(refused)
          .isNotEmpty()
          .allSatisfy(refusal -> {
            assertThat(refusal.getStatus().getCode()).isEqualTo(Code.UNKNOWN);
            assertThat(refusal.getStatus().getDescription())
                .isEqualTo(
                    "too many requests for /gateway.Gateway, exceeding concurrency limit (8)");
          });
      assertAllThere(running);
    }
  }

  private void submitAll(RunningNetwork running) throws Exception {
    List<Contract> clients =
        List.of(running.pool(OPERATOR, "operator"), running.pool(MEMBERS, "member1"));
    List<Future<?>> submitted = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < IN_FLIGHT; i++) {
        Contract contract = clients.get(i % clients.size());
        String key = "k%04d".formatted(i);
        submitted.add(pool.submit(() -> submit(contract, key)));
      }
    }
    for (Future<?> one : submitted) {
      one.get();
    }
  }

  private Void submit(Contract contract, String key) throws GatewayException {
    while (true) {
      try {
        var transaction = RunningNetwork.proposal(contract, "put", key, key).endorse();
        assertThat(transaction.submitAsync().getStatus().isSuccessful()).isTrue();
        return null;
      } catch (EndorseException | SubmitException e) {
        if (e.getStatus().getCode() != Code.UNKNOWN) {
          throw e;
        }
        refused.add(e);
        // As a polite client does before it tries again.
        LockSupport.parkNanos(BACKOFF_NANOS);
      }
    }
  }

  private static void assertAllThere(RunningNetwork running) throws Exception {
    String rows = text(running.pool(OPERATOR, "operator").evaluateTransaction("range", "k", "l"));
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      expected.add("k%1$04d=k%1$04d".formatted(i));
    }
    assertThat(rows.substring(1, rows.length() - 1).split(", "))
        .containsExactlyElementsOf(expected);
  }
}
