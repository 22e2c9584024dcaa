package org.patentpool.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patentpool.app.ledger.ScriptedGateway.failure;

import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.QueryType;

class LedgerClientTest {
  private static final Command COMMAND = new Command(CommandType.VOTE_CAST, "c-1");
  private static final String REFUSAL =
      "chaincode response 400, {\"at\":\"/vote\",\"code\":\"BALLOT_CLOSED\",\"reason\":\"it is"
          + " closed\",\"remedy\":\"its outcome stands\",\"type\":\"rejection\",\"v\":\"1\"}";

  private final Clock clock = new Clock();
  private ScriptedGateway gateway;
  private LedgerClient client;

  /** A clock that moves only by the pauses that are made. */
  private static final class Clock implements Retry.Time {
    private long now;
    private int pauses;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void pause(Duration pause) {
      now += pause.toNanos();
      pauses++;
    }
  }

  @BeforeEach
  void connect() throws IOException {
    gateway = new ScriptedGateway();
    Somebody somebody = Somebody.create();
    client =
        LedgerClient.over(
            gateway.channel,
            new Connection(
                Path.of("connection.json"),
                "pool",
                "pool",
                "accounts",
                Collections.unmodifiableSortedMap(new TreeMap<>())),
            "OperatorMSP",
            somebody.certificate(),
            somebody.key(),
            new Retry(Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofSeconds(1)),
            clock);
  }

  @AfterEach
  void disconnect() {
    client.close();
    gateway.close();
  }

  private List<String> steps() {
    return gateway.calls.stream().map(call -> call.split(" ", -1)[0]).toList();
  }

  private List<String> transactions(String step) {
    return gateway.calls.stream()
        .filter(call -> call.startsWith(step))
        .map(call -> call.split(" ", -1)[1])
        .toList();
  }

  @Test
  void an_accepted_command_carries_its_answer() {
    assertThat(client.submit(COMMAND))
        .isInstanceOfSatisfying(
            Outcome.Accepted.class,
            accepted -> {
              assertThat(accepted.answer()).isEqualTo(ScriptedGateway.ANSWER);
              assertThat(transactions("submit")).containsExactly(accepted.transaction());
            });
    assertThat(steps()).containsExactly("endorse", "submit", "fate");
  }

  @Test
  void a_rejection_is_read_from_the_contracts_message_and_not_tried_again() {
    gateway.endorsements.add(
        failure(Code.ABORTED, "failed to endorse transaction, see attached details", REFUSAL));
    assertThat(client.submit(COMMAND))
        .isEqualTo(new Rejection("BALLOT_CLOSED", "/vote", "it is closed", "its outcome stands"));
    assertThat(steps()).containsExactly("endorse");
  }

  @Test
  void a_rejected_query_is_a_rejection_too() {
    gateway.evaluations.add(failure(Code.UNKNOWN, "evaluate call returned error", REFUSAL));
    assertThat(client.evaluate(new Query(QueryType.BALLOT_READ))).isInstanceOf(Rejection.class);
  }

  @Test
  void a_crash_of_the_contract_is_no_rejection() {
    gateway.endorsements.add(
        failure(Code.ABORTED, "failed to endorse", "chaincode response 500, see log 17"));
    assertThatThrownBy(() -> client.submit(COMMAND))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("see log 17")
        .hasMessageContaining("nothing was written");
    assertThat(steps()).containsExactly("endorse");
  }

  @ParameterizedTest
  @EnumSource(names = {"MVCC_READ_CONFLICT", "PHANTOM_READ_CONFLICT"})
  void a_conflict_is_tried_again_as_a_new_transaction(TxValidationCode conflict) {
    gateway.fates.add(conflict);
    assertThat(client.submit(COMMAND)).isInstanceOf(Outcome.Accepted.class);
    assertThat(steps()).containsExactly("endorse", "submit", "fate", "endorse", "submit", "fate");
    assertThat(transactions("submit")).doesNotHaveDuplicates();
    assertThat(clock.pauses).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ENDORSEMENT_POLICY_FAILURE", "BAD_CREATOR_SIGNATURE"})
  void an_invalid_transaction_that_will_stay_invalid_is_not_tried_again(TxValidationCode code) {
    gateway.fates.add(code);
    assertThatThrownBy(() -> client.submit(COMMAND))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining(code.name());
    assertThat(transactions("submit")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED"})
  void nodes_that_are_away_or_busy_are_asked_again(Code code) {
    gateway.endorsements.add(failure(code, "not now"));
    gateway.endorsements.add(failure(code, "not now"));
    assertThat(client.submit(COMMAND)).isInstanceOf(Outcome.Accepted.class);
    assertThat(transactions("endorse")).hasSize(3);
  }

  @Test
  void nodes_that_disagree_are_asked_again() {
    gateway.endorsements.add(
        failure(
            Code.ABORTED,
            "failed to collect enough transaction endorsements, see attached details",
            REFUSAL));
    assertThat(client.submit(COMMAND)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void a_node_that_could_not_execute_is_asked_again() {
    gateway.endorsements.add(
        failure(
            Code.ABORTED,
            "failed to endorse transaction, see attached details",
            "error in simulation: failed to execute transaction: timeout expired"));
    assertThat(client.submit(COMMAND)).isInstanceOf(Outcome.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no combination of peers can be derived which satisfy the endorsement policy:"
            + " no peer combination can satisfy the endorsement policy",
        "failed to select a set of endorsers that satisfy the endorsement policy due to"
            + " unavailability of peers: [127.0.0.1:7051]",
      })
  void a_gateway_that_knows_too_few_nodes_is_asked_again(String description) {
    gateway.endorsements.add(failure(Code.FAILED_PRECONDITION, description));
    assertThat(client.submit(COMMAND)).isInstanceOf(Outcome.Accepted.class);
    assertThat(transactions("endorse")).hasSize(2);
  }

  @Test
  void a_condition_that_stays_unmet_is_not_tried_again() {
    gateway.endorsements.add(failure(Code.FAILED_PRECONDITION, "no such channel"));
    assertThatThrownBy(() -> client.submit(COMMAND))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("no such channel");
    assertThat(steps()).containsExactly("endorse");
  }

  @Test
  void a_denial_is_not_tried_again() {
    gateway.endorsements.add(failure(Code.PERMISSION_DENIED, "access denied"));
    assertThatThrownBy(() -> client.submit(COMMAND))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("access denied");
    assertThat(steps()).containsExactly("endorse");
  }

  @Test
  void a_fate_that_does_not_come_is_asked_for_again_and_not_guessed() {
    gateway.fates.add(failure(Code.DEADLINE_EXCEEDED, "not yet"));
    gateway.fates.add(failure(Code.UNAVAILABLE, "not now"));
    assertThat(client.submit(COMMAND)).isInstanceOf(Outcome.Accepted.class);
    assertThat(steps()).containsExactly("endorse", "submit", "fate", "fate", "fate");
    assertThat(transactions("fate")).containsOnly(transactions("submit").getFirst());
  }

  @Test
  void a_submission_that_may_have_arrived_is_followed_by_another_of_the_same_command() {
    gateway.submissions.add(failure(Code.UNAVAILABLE, "connection reset"));
    assertThat(client.submit(COMMAND)).isInstanceOf(Outcome.Accepted.class);
    assertThat(transactions("endorse")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void at_the_deadline_nothing_was_written_when_nothing_was_submitted() {
    for (int i = 0; i < 1000; i++) {
      gateway.endorsements.add(failure(Code.UNAVAILABLE, "nobody there"));
    }
    assertThatThrownBy(() -> client.submit(COMMAND))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("vote.cast c-1")
        .hasMessageContaining("nobody there")
        .hasMessageContaining("nothing was written");
    assertThat(Duration.ofNanos(clock.now)).isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void at_the_deadline_an_open_fate_is_said_to_be_open() {
    for (int i = 0; i < 1000; i++) {
      gateway.fates.add(failure(Code.DEADLINE_EXCEEDED, "not yet"));
    }
    assertThatThrownBy(() -> client.submit(COMMAND))
        .isInstanceOf(LedgerException.OutcomeUnknown.class)
        .hasMessageContaining(transactions("submit").getFirst())
        .hasMessageContaining("send the same command again");
    assertThat(transactions("submit")).hasSize(1);
  }
}
