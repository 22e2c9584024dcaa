package org.patentpool.app.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.QueryType;

/** The client against a network of either kind; the tests tell one pool's story in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerStory {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Retry RETRY =
      new Retry(PATIENCE, Duration.ofMillis(50), Duration.ofSeconds(5));

  /** A network that can be stopped, and started again at the same place. */
  interface Network {
    /** Returns its connection file. */
    Path start();

    void stop();

    String custody();
  }

  private final Network network;
  private Connection connection;
  private LedgerClient operator;
  private LedgerClient founder;

  LedgerStory(Network network) {
    this.network = network;
  }

  @BeforeAll
  void open() {
    connection = Connection.read(network.start());
    operator = LedgerClient.connect(connection, "OperatorMSP", "operator", RETRY);
    founder = LedgerClient.connect(connection, "Founder1MSP", "founder", RETRY);
  }

  @AfterAll
  void close() {
    try {
      founder.close();
      operator.close();
    } finally {
      network.stop();
    }
  }

  private Json.Obj named(String party, String mspId, String user) {
    return Json.Obj.EMPTY
        .with("party", party)
        .with("mspId", mspId)
        .with("key", connection.user(mspId, user).thumbprint());
  }

  private Command founding(String id) {
    Json.Obj terms =
        Json.Obj.EMPTY
            .with("agreement", "ab".repeat(32))
            .with("rulebook", 1)
            .with("quorumBps", 5_000)
            .with("thresholdBps", 6_667)
            .with("votingDays", 14)
            .with("keyWaitingDays", 7)
            .with("departedMultiplierBps", 5_000)
            .with("departedDays", 730)
            .with("noticeDays", 30)
            .with("tiers", List.of("small"));
    return new Command(CommandType.POOL_FOUND, id)
        .with("pool", "cells")
        .with("theme", "batteries")
        .with("kind", "TECHNOLOGY")
        .with("currency", "EUR")
        .with("day", "2026-01-01")
        .with("terms", terms)
        .with("operator", named("operator", "OperatorMSP", "operator"))
        .with("auditor", named("auditor", "AuditorMSP", "auditor"))
        .with("founders", List.of(named("founder-1", "Founder1MSP", "founder")));
  }

  private static Command day(String id, String day) {
    return new Command(CommandType.DAY_ADVANCE, id).with("day", day);
  }

  private static Outcome.Accepted accepted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return (Outcome.Accepted) outcome;
  }

  private String terms() {
    Reply reply = operator.evaluate(new Query(QueryType.POOL_READ));
    assertThat(reply).isInstanceOf(Reply.Answer.class);
    return ((Reply.Answer) reply).json().replaceFirst(".*\"termsHash\":\"([0-9a-f]+)\".*", "$1");
  }

  private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    }
  }

  private List<ChainBlock> all() throws InterruptedException {
    long height = operator.height();
    List<ChainBlock> blocks = new ArrayList<>();
    try (Feed<ChainBlock> feed = operator.blocks(0)) {
      while (blocks.size() < height) {
        blocks.addAll(feed.take(100, PATIENCE));
      }
    }
    return blocks;
  }

  @Test
  @Order(1)
  void a_command_is_done_once_however_often_it_is_sent() throws Exception {
    assertThat(accepted(operator.submit(founding("found"))).answer()).contains("\"repeat\":false");
    assertThat(accepted(operator.submit(founding("found"))).answer()).contains("\"repeat\":true");

    Command sign =
        new Command(CommandType.POOL_SIGN, "sign")
            .with("party", "founder-1")
            .with("terms", terms());
    List<Outcome> outcomes =
        together(
            IntStream.range(0, 8)
                .<Callable<Outcome>>mapToObj(_ -> () -> founder.submit(sign))
                .toList());
    assertThat(outcomes).allMatch(Outcome.Accepted.class::isInstance);
    assertThat(
            all().stream()
                .flatMap(block -> block.transactions().stream())
                .filter(each -> each.function().equals("pool.sign") && !each.writes().isEmpty()))
        .hasSize(1);
  }

  @Test
  @Order(2)
  void a_refusal_comes_with_its_code_and_place() {
    assertThat(operator.submit(founding("again")))
        .isInstanceOfSatisfying(
            Rejection.class,
            rejection -> {
              assertThat(rejection.code()).isEqualTo("POOL_EXISTS");
              assertThat(rejection.remedy()).isNotEmpty();
            });
    assertThat(
            operator.evaluate(
                new Query(QueryType.PARTY_READ, Json.Obj.EMPTY.with("party", "nobody"))))
        .isInstanceOfSatisfying(
            Rejection.class,
            rejection -> {
              assertThat(rejection.code()).isEqualTo("UNKNOWN_PARTY");
              assertThat(rejection.at()).isEqualTo("/party");
            });
  }

  @Test
  @Order(3)
  void of_two_that_race_for_the_same_row_one_wins_and_the_other_learns_why() throws Exception {
    for (int i = 1; i <= 5; i++) {
      String day = "2026-02-0" + i;
      String id = "race-" + i;
      List<Outcome> outcomes =
          together(
              List.of(() -> operator.submit(day(id, day)), () -> founder.submit(day(id, day))));
      assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(Rejection.class::isInstance)
          .extracting(outcome -> ((Rejection) outcome).code())
          .containsExactly("DATE_TOO_EARLY");
    }
  }

  @Test
  @Order(4)
  void a_key_that_lies_elsewhere_signs_every_step() throws Exception {
    Connection.User user = connection.user("Founder1MSP", "founder");
    Signer elsewhere = Signers.newPrivateKeySigner(Gateways.key(user.key()));
    try (OfflineClient client = withoutKey(user)) {
      Unsigned query = client.propose(new Query(QueryType.DAY_READ));
      assertThat(client.evaluate(query, signed(elsewhere, query))).isInstanceOf(Reply.Answer.class);

      Unsigned proposal = client.propose(day("offline", "2026-03-01"));
      var endorsement = client.endorse(proposal, signed(elsewhere, proposal));
      assertThat(endorsement).isInstanceOf(OfflineClient.Endorsement.Endorsed.class);
      Unsigned transaction = ((OfflineClient.Endorsement.Endorsed) endorsement).transaction();
      Unsigned question = client.submit(transaction, signed(elsewhere, transaction));
      OfflineClient.Fate fate = client.fate(question, signed(elsewhere, question));
      assertThat(fate.code()).isEqualTo(TxValidationCode.VALID);

      Unsigned events = client.askForEvents(new EventPosition(fate.block(), null));
      try (Stream<PoolEvent> stream = client.events(events, signed(elsewhere, events))) {
        assertThat(stream.next().transaction()).isEqualTo(fate.transaction());
      }
      Unsigned blocks = client.askForBlocks(fate.block());
      try (Stream<ChainBlock> stream = client.blocks(blocks, signed(elsewhere, blocks))) {
        assertThat(stream.next().number()).isEqualTo(fate.block());
      }

      Unsigned late = client.propose(day("too-early", "2026-02-28"));
      assertThat(client.endorse(late, signed(elsewhere, late)))
          .isInstanceOfSatisfying(
              OfflineClient.Endorsement.Refused.class,
              refused -> assertThat(refused.rejection().code()).isEqualTo("DATE_TOO_EARLY"));
      assertThatThrownBy(() -> client.evaluate(query, ByteString.copyFromUtf8("forged")))
          .isInstanceOf(LedgerException.class);
    }
  }

  private OfflineClient withoutKey(Connection.User user) {
    return OfflineClient.connect(
        connection, "Founder1MSP", Gateways.certificate(user.certificate()));
  }

  private static ByteString signed(Signer signer, Unsigned unsigned)
      throws GeneralSecurityException {
    return ByteString.copyFrom(signer.sign(unsigned.digest().toByteArray()));
  }

  @Test
  @Order(5)
  void events_come_in_order_and_go_on_after_the_last_one_seen() throws Exception {
    List<PoolEvent> seen = new ArrayList<>();
    try (Feed<PoolEvent> feed = operator.events(EventPosition.START)) {
      while (seen.size() < 3) {
        seen.addAll(feed.take(1, PATIENCE));
      }
    }
    assertThat(seen)
        .extracting(PoolEvent::name)
        .containsExactly("pool.founded", "pool.activated", "day.advanced");
    operator.submit(day("event", "2026-03-02"));
    try (Feed<PoolEvent> feed = operator.events(seen.getLast().position())) {
      List<PoolEvent> rest = new ArrayList<>();
      while (rest.isEmpty() || !rest.getLast().payload().contains("2026-03-02")) {
        rest.addAll(feed.take(100, PATIENCE));
      }
      // Five races and the offline day are all there is besides what was seen, each once.
      assertThat(rest).hasSize(6).doesNotContainAnyElementsOf(seen);
    }
  }

  @Test
  @Order(6)
  void members_read_no_blocks_and_ask_for_no_height() throws Exception {
    try (LedgerClient member = LedgerClient.connect(connection, "MembersMSP", "member1");
        Feed<ChainBlock> feed = member.blocks(0)) {
      assertThatThrownBy(member::height).isInstanceOf(LedgerException.class);
      await().atMost(PATIENCE).until(() -> feed.trouble() != null);
      assertThat(feed.take(1, Duration.ZERO)).isEmpty();
    }
  }

  @Test
  @Order(7)
  void the_chain_is_whole_and_says_who_holds_the_keys() throws Exception {
    List<ChainBlock> blocks = all();
    assertThat(blocks.getFirst().custody()).isEqualTo(network.custody());
    for (int i = 1; i < blocks.size(); i++) {
      assertThat(blocks.get(i).number()).isEqualTo(i);
      assertThat(blocks.get(i).previousHash()).isEqualTo(blocks.get(i - 1).hash());
    }
    Map<Boolean, List<ChainTransaction.Write>> founding =
        blocks.stream()
            .flatMap(block -> block.transactions().stream())
            .filter(each -> each.function().equals("pool.found"))
            .flatMap(each -> each.writes().stream())
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    write -> CompositeKey.parse(write.key()).isPresent()));
    assertThat(founding.get(true))
        .extracting(write -> CompositeKey.parse(write.key()).orElseThrow().kind())
        .contains("charter", "day", "party", "terms");
  }

  @Test
  @Order(8)
  void blocks_and_commands_go_on_when_the_network_comes_back() throws Exception {
    long before = operator.height();
    try (Feed<ChainBlock> feed = operator.blocks(before)) {
      network.stop();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Outcome> waiting = threads.submit(() -> operator.submit(day("away", "2026-03-03")));
        await().atMost(PATIENCE).until(() -> feed.trouble() != null);
        network.start();
        assertThat(waiting.get(PATIENCE.toSeconds(), SECONDS)).isInstanceOf(Outcome.Accepted.class);
      }
      List<ChainBlock> next = new ArrayList<>();
      while (next.isEmpty()) {
        next.addAll(feed.take(10, PATIENCE));
      }
      assertThat(next.getFirst().number()).isEqualTo(before);
      assertThat(feed.trouble()).isNull();
    }
  }

  private static Command vote(String id, String choice) {
    return new Command(CommandType.VOTE_CAST, id).with("ballot", "b-1").with("choice", choice);
  }

  private static void refused(String code, Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejection.class, rejection -> assertThat(rejection.code()).isEqualTo(code));
  }

  @Test
  @Order(9)
  void a_vote_counts_once_and_only_from_a_registered_key() {
    accepted(
        founder.submit(
            new Command(CommandType.FOUNDER_PROPOSE, "propose")
                .with("ballot", "b-1")
                .with("party", "founder-2")
                .with("mspId", "Founder2MSP")
                .with("key", connection.user("Founder2MSP", "founder").thumbprint())));
    accepted(founder.submit(vote("no", "NO")));
    refused("VOTE_UNCHANGED", founder.submit(vote("no-again", "NO")));
    try (LedgerClient stranger = LedgerClient.connect(connection, "MembersMSP", "member1")) {
      refused("KEY_UNREGISTERED", stranger.submit(vote("strange", "YES")));
    }
  }

  @Test
  @Order(10)
  void a_vote_that_was_held_back_past_the_deadline_does_not_count() throws Exception {
    Connection.User user = connection.user("Founder1MSP", "founder");
    Signer signer = Signers.newPrivateKeySigner(Gateways.key(user.key()));
    try (OfflineClient client = withoutKey(user)) {
      Unsigned proposal = client.propose(vote("held-back", "YES"));
      var endorsement = client.endorse(proposal, signed(signer, proposal));
      Unsigned vote = ((OfflineClient.Endorsement.Endorsed) endorsement).transaction();

      accepted(operator.submit(day("past-the-deadline", "2026-04-30")));

      Unsigned question = client.submit(vote, signed(signer, vote));
      assertThat(client.fate(question, signed(signer, question)).code())
          .isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
    }
    refused("VOTING_OVER", founder.submit(vote("too-late", "YES")));
  }
}
