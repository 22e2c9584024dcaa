package org.patentpool.network.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patentpool.network.policy.ConfigUpdates;
import org.patentpool.network.testing.Crafted;
import org.patentpool.network.testing.Parties;
import org.patentpool.network.testing.TestChannel;
import org.patentpool.network.testing.Writes;

class OrdererTest {
  private static final long PATIENCE = 60_000;
  private static final Duration LINGER = Duration.ofMillis(1);

  private final TestChannel channel = TestChannel.inMemory();
  private final Parties parties = channel.parties;
  private final Map<String, TxPvtReadWriteSet> privateData = new HashMap<>();
  private InstantSource clock = InstantSource.system();
  private final Orderer orderer = orderer(channel.committer, 1_000);

  private Orderer orderer(BlockSink committer, int queueLimit) {
    return new Orderer(
        channel.channel,
        channel.ledger,
        parties.orderer,
        privateData::get,
        committer,
        () -> clock.instant(),
        queueLimit,
        LINGER);
  }

  @AfterEach
  void stop() {
    orderer.close();
  }

  private Crafted right(String key) {
    return channel.onOpen(new Writes().put("open", key, "value"));
  }

  private SubmissionRefused refused(Crafted transaction) {
    return refused(transaction.build());
  }

  private SubmissionRefused refused(Envelope envelope) {
    SubmissionRefused refused =
        catchThrowableOfType(SubmissionRefused.class, () -> orderer.submit(envelope));
    assertThat(refused).isNotNull();
    orderer.close();
    assertThat(channel.ledger.height()).as("nothing was ordered").isEqualTo(2);
    return refused;
  }

  @Test
  void what_is_submitted_is_committed() throws Exception {
    orderer.submit(right("key").build());
    assertThat(channel.ledger.awaitBlock(2, PATIENCE)).isTrue();
    assertThat(channel.value("open", "key")).isEqualTo("value");
  }

  @Test
  void everything_taken_is_ordered_once_and_in_order_before_it_closes() throws Exception {
    List<ByteString> submitted = new ArrayList<>();
    for (int i = 0; i < 47; i++) {
      Envelope envelope = right("key" + i).build();
      submitted.add(envelope.toByteString());
      orderer.submit(envelope);
    }
    orderer.close();
    List<ByteString> ordered = new ArrayList<>();
    for (long number = 2; number < channel.ledger.height(); number++) {
      Block block = channel.ledger.block(number);
      assertThat(block.getData().getDataCount()).isBetween(1, TestChannel.BATCHING.maxMessages());
      ordered.addAll(block.getData().getDataList());
    }
    assertThat(ordered).isEqualTo(submitted);
  }

  @Test
  void a_closed_orderer_takes_nothing() {
    orderer.close();
    assertThat(refused(right("key")).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
  }

  @Test
  void nothing_signed_by_nobody_is_taken() {
    assertThat(refused(right("key").envelope(Envelope.Builder::clearSignature)).status())
        .isEqualTo(Status.FORBIDDEN);
  }

  @Test
  void a_signature_of_another_or_with_a_high_s_is_refused_in_the_same_words() throws Exception {
    SubmissionRefused another =
        refused(
            right("key")
                .envelope(e -> e.setSignature(parties.clerk.sign(e.getPayload().toByteArray()))));
    SubmissionRefused high =
        refused(right("key").envelope(e -> e.setSignature(Parties.highS(e.getSignature()))));
    assertThat(another).hasMessage(high.getMessage());
    assertThat(high.status()).isEqualTo(Status.FORBIDDEN);
    assertThat(high.reason()).contains("does not fit");
  }

  @Test
  void a_sender_of_another_authority_is_refused() {
    Crafted foreign = new Crafted(parties.impostor, new Writes().put("open", "key", "value"));
    assertThat(refused(foreign.chaincode("open").endorsedBy(parties.operator)).status())
        .isEqualTo(Status.FORBIDDEN);
  }

  @Test
  void a_node_is_no_writer() {
    Crafted byNode = new Crafted(parties.founder1, new Writes().put("open", "key", "value"));
    SubmissionRefused refused = refused(byNode.chaincode("open").endorsedBy(parties.operator));
    assertThat(refused.status()).isEqualTo(Status.FORBIDDEN);
    assertThat(refused.reason()).contains("writers");
  }

  @Test
  void an_expired_certificate_is_refused_and_its_like_taken_before() throws Exception {
    Crafted transaction =
        new Crafted(parties.shortLived, new Writes().put("open", "key", "value"))
            .chaincode("open")
            .endorsedBy(parties.operator);
    orderer.submit(transaction.build());
    assertThat(channel.ledger.awaitBlock(2, PATIENCE)).isTrue();
    clock = InstantSource.fixed(Instant.now().plus(Duration.ofHours(1)));
    SubmissionRefused refused =
        catchThrowableOfType(
            SubmissionRefused.class,
            () -> orderer.submit(transaction.nonce(ByteString.copyFromUtf8("later")).build()));
    assertThat(refused.status()).isEqualTo(Status.FORBIDDEN);
    assertThat(refused.reason()).contains("expired");
  }

  @Test
  void an_empty_one_one_too_large_and_one_for_another_channel_are_refused() {
    assertThat(refused(Envelope.getDefaultInstance()).status()).isEqualTo(Status.BAD_REQUEST);
    Crafted large = channel.onOpen(new Writes().put("open", "key", "x".repeat(1_000_000)));
    assertThat(refused(large)).hasMessageContaining("1000000");
    assertThat(refused(right("key").header(h -> h.setChannelId("another"))).status())
        .isEqualTo(Status.BAD_REQUEST);
  }

  @Test
  void an_id_that_belongs_to_another_is_refused() {
    assertThat(refused(right("key").header(h -> h.setTxId("0".repeat(64)))).status())
        .isEqualTo(Status.BAD_REQUEST);
  }

  @Test
  void garbage_is_refused() {
    ByteString garbage = ByteString.copyFrom(new byte[] {(byte) 0xFF, 1, 2});
    assertThat(refused(Envelope.newBuilder().setPayload(garbage).build()).status())
        .isEqualTo(Status.BAD_REQUEST);
    assertThat(refused(right("key").payload(p -> p.setData(garbage))).status())
        .isEqualTo(Status.BAD_REQUEST);
    assertThat(refused(right("key").header(h -> h.setType(HeaderType.MESSAGE_VALUE))).status())
        .isEqualTo(Status.BAD_REQUEST);
  }

  @Test
  void private_data_that_is_not_held_is_refused() {
    Writes writes = new Writes().putPrivate("accounts", "confidential", "key", "value");
    assertThat(refused(channel.onAccounts(writes))).hasMessageContaining("endorse it again");
  }

  @Test
  void private_data_with_other_hashes_is_refused() {
    Writes writes = new Writes().putPrivate("accounts", "confidential", "key", "value");
    Crafted transaction = channel.onAccounts(writes);
    privateData.put(
        transaction.txId(),
        new Writes().putPrivate("accounts", "confidential", "key", "other").privateSet());
    assertThat(refused(transaction)).hasMessageContaining("endorse it again");
  }

  @Test
  void private_data_that_is_held_goes_with_its_transaction() throws Exception {
    Writes writes = new Writes().putPrivate("accounts", "confidential", "key", "value");
    Crafted transaction = channel.onAccounts(writes);
    privateData.put(transaction.txId(), writes.privateSet());
    orderer.submit(transaction.build());
    assertThat(channel.ledger.awaitBlock(2, PATIENCE)).isTrue();
    assertThat(channel.ledger.privateData(2).of(0)).isEqualTo(writes.privateSet());
  }

  @Test
  void a_full_queue_refuses_politely_and_loses_nothing() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch reached = new CountDownLatch(1);
    List<Block> committed = new ArrayList<>();
    BlockSink slow =
        (block, _) -> {
          reached.countDown();
          awaitUninterruptibly(gate);
          committed.add(block);
        };
    int taken = 0;
    try (Orderer busy = orderer(slow, 5)) {
      busy.submit(right("first").build());
      reached.await();
      SubmissionRefused refusal = null;
      while (refusal == null) {
        taken++;
        Envelope next = right("key" + taken).build();
        refusal = catchThrowableOfType(SubmissionRefused.class, () -> busy.submit(next));
      }
      assertThat(refusal.status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
      gate.countDown();
    }
    assertThat(committed.stream().mapToInt(block -> block.getData().getDataCount()).sum())
        .isEqualTo(taken);
  }

  private static void awaitUninterruptibly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void while_a_block_is_committed_the_next_one_grows() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch reached = new CountDownLatch(1);
    List<Integer> sizes = new ArrayList<>();
    BlockSink slow =
        (block, _) -> {
          reached.countDown();
          awaitUninterruptibly(gate);
          sizes.add(block.getData().getDataCount());
        };
    try (Orderer busy = orderer(slow, 100)) {
      busy.submit(right("first").build());
      reached.await();
      for (int i = 0; i < 12; i++) {
        busy.submit(right("key" + i).build());
      }
      gate.countDown();
    }
    assertThat(sizes).containsExactly(1, 10, 2);
  }

  @Test
  void a_committer_that_fails_halts_the_orderer() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    BlockSink broken =
        (_, _) -> {
          failed.countDown();
          throw new IllegalStateException("the disk is full");
        };
    try (Orderer halting = orderer(broken, 100)) {
      halting.submit(right("first").build());
      failed.await();
      SubmissionRefused refusal = null;
      for (int i = 0; refusal == null && i < 100; i++) {
        Envelope next = right("key" + i).build();
        refusal = catchThrowableOfType(SubmissionRefused.class, () -> halting.submit(next));
      }
      assertThat(refusal)
          .extracting(SubmissionRefused::status)
          .isEqualTo(Status.SERVICE_UNAVAILABLE);
    }
  }

  @Test
  void transactions_submitted_together_share_a_block_of_their_own() throws Exception {
    orderer.submit(right("before").build());
    orderer.submitTogether(List.of(right("a").build(), right("b").build()));
    orderer.submit(right("after").build());
    orderer.close();
    Block together = channel.ledger.block(3);
    assertThat(together.getData().getDataCount()).isEqualTo(2);
    assertThat(channel.ledger.height()).isEqualTo(5);
  }

  private Envelope revocation() throws Exception {
    return ConfigUpdates.withRevocations(
        channel.channel.current(),
        "MembersMSP",
        parties.organizations.revokeUser("MembersMSP", "member2"),
        parties.administrators(),
        parties.orderer,
        Instant.now());
  }

  @Test
  void a_configuration_stands_alone_and_is_the_last_one_from_then_on() throws Exception {
    orderer.submit(right("before").build());
    orderer.submit(revocation());
    orderer.submit(right("after").build());
    orderer.close();
    assertThat(channel.ledger.height()).isEqualTo(5);
    assertThat(LastConfiguration.index(channel.ledger.block(2))).isZero();
    assertThat(LastConfiguration.index(channel.ledger.block(3))).isEqualTo(3);
    assertThat(LastConfiguration.index(channel.ledger.block(4))).isEqualTo(3);
    assertThat(LastConfiguration.of(channel.ledger)).isEqualTo(channel.ledger.block(3));
    assertThat(channel.channel.current().sequence()).isOne();
  }

  @Test
  void of_two_configurations_in_the_queue_the_second_is_dropped() throws Exception {
    Envelope configuration = revocation();
    orderer.submit(configuration);
    SubmissionRefused late =
        catchThrowableOfType(SubmissionRefused.class, () -> orderer.submit(configuration));
    orderer.close();
    assertThat(channel.ledger.height()).isEqualTo(3);
    assertThat(late == null || late.status() == Status.BAD_REQUEST).isTrue();
  }

  @Test
  void a_revoked_sender_is_refused_from_the_configuration_on() throws Exception {
    orderer.submit(revocation());
    assertThat(channel.ledger.awaitBlock(2, PATIENCE)).isTrue();
    orderer.close();
    try (Orderer again = orderer(channel.committer, 10)) {
      Crafted transaction =
          new Crafted(parties.other, new Writes().put("open", "key", "value"))
              .chaincode("open")
              .endorsedBy(parties.operator);
      SubmissionRefused refused =
          catchThrowableOfType(SubmissionRefused.class, () -> again.submit(transaction.build()));
      assertThat(refused.status()).isEqualTo(Status.FORBIDDEN);
      assertThat(refused.reason()).contains("revoked");
    }
  }
}
