package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.MEMBERS;
import static org.patentpool.network.RunningNetwork.OPERATOR;
import static org.patentpool.network.RunningNetwork.proposal;
import static org.patentpool.network.RunningNetwork.text;

import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients that read and write the same at the same time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RacesIT {
  private final RunningNetwork running;
  private final Contract one;
  private final Contract other;

  RacesIT(@TempDir Path folder) throws Exception {
    running = RunningNetwork.in(folder);
    one = running.pool(OPERATOR, "operator");
    other = running.pool(MEMBERS, "member1");
  }

  @AfterAll
  void close() {
    running.close();
  }

  @Test
  void of_two_who_read_and_write_a_key_one_wins() throws Exception {
    one.submitTransaction("put", "raced", "start");
    Transaction first = proposal(one, "all", "get|raced", "put|raced|first").endorse();
    Transaction second = proposal(other, "all", "get|raced", "put|raced|second").endorse();
    SubmittedTransaction firstCommit = first.submitAsync();
    SubmittedTransaction secondCommit = second.submitAsync();
    List<TxValidationCode> codes =
        List.of(firstCommit.getStatus().getCode(), secondCommit.getStatus().getCode());
    assertThat(codes)
        .containsExactlyInAnyOrder(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
    String winner = codes.getFirst() == TxValidationCode.VALID ? "first" : "second";
    assertThat(text(one.evaluateTransaction("get", "raced"))).isEqualTo(winner);
  }

  @Test
  void of_many_who_race_in_parallel_exactly_one_wins() throws Exception {
    int clients = 16;
    one.submitTransaction("put", "crowded", "start");
    CyclicBarrier endorsed = new CyclicBarrier(clients);
    List<Future<TxValidationCode>> outcomes = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        Contract client = i % 2 == 0 ? one : other;
        String value = "put|crowded|" + i;
        outcomes.add(
            pool.submit(() -> {
              Transaction mine = proposal(client, "all", "get|crowded", value).endorse();
              endorsed.await(60, TimeUnit.SECONDS);
              return mine.submitAsync().getStatus().getCode();
            }));
      }
    }
    List<TxValidationCode> codes = new ArrayList<>();
    for (Future<TxValidationCode> outcome : outcomes) {
      codes.add(outcome.get());
    }
    assertThat(Collections.frequency(codes, TxValidationCode.VALID)).isEqualTo(1);
    assertThat(Collections.frequency(codes, TxValidationCode.MVCC_READ_CONFLICT))
        .isEqualTo(clients - 1);
  }

  @Test
  void an_insert_into_a_scanned_prefix_is_a_phantom() throws Exception {
    one.submitTransaction("putComposite", "1", "vote", "a");
    Transaction scan = proposal(one, "all", "prefix|vote", "put|count|1").endorse();
    other.submitTransaction("putComposite", "1", "vote", "b");
    Status status = scan.submitAsync().getStatus();
    assertThat(status.getCode()).isEqualTo(TxValidationCode.PHANTOM_READ_CONFLICT);
    assertThat(text(one.evaluateTransaction("get", "count"))).isEqualTo("<none>");
  }

  @Test
  void who_is_invalid_is_told_by_the_client() throws Exception {
    one.submitTransaction("put", "told", "start");
    Transaction late = proposal(one, "all", "get|told", "put|told|late").endorse();
    other.submitTransaction("put", "told", "early");
    assertThat(late.submitAsync().getStatus().isSuccessful()).isFalse();
  }

  @Test
  void writes_alone_do_not_conflict() throws Exception {
    Transaction first = proposal(one, "put", "blind", "1").endorse();
    Transaction second = proposal(other, "put", "blind", "2").endorse();
    assertThat(first.submitAsync().getStatus().isSuccessful()).isTrue();
    assertThat(second.submitAsync().getStatus().isSuccessful()).isTrue();
  }

  @Test
  void endorsing_organisations_can_be_named() throws Exception {
    Transaction few =
        one.newProposal("put")
            .addArguments("named", "1")
            .setEndorsingOrganizations(OPERATOR, FOUNDER1)
            .build()
            .endorse();
    assertThat(few.submitAsync().getStatus().getCode())
        .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() ->
                one.newProposal("put")
                    .addArguments("named", "1")
                    .setEndorsingOrganizations(OPERATOR, MEMBERS)
                    .build()
                    .endorse()))
        .cause()
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessage("UNAVAILABLE: failed to find any endorsing peers for org(s): MembersMSP");
  }
}
