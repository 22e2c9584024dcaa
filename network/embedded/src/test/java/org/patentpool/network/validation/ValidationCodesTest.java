package org.patentpool.network.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.testing.Writes.version;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.patentpool.network.policy.ConfigUpdates;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.testing.Crafted;
import org.patentpool.network.testing.Parties;
import org.patentpool.network.testing.TestChannel;
import org.patentpool.network.testing.Writes;

/** Each transaction is right but for one thing, and that thing decides its code. */
class ValidationCodesTest {
  private static final ByteString GARBAGE = ByteString.copyFrom(new byte[] {(byte) 0xFF, 1, 2});

  private final TestChannel channel = TestChannel.inMemory();
  private final Parties parties = channel.parties;

  private Crafted right() {
    return channel.onPool(new Writes().put("pool", "key", "value"));
  }

  private TxValidationCode codeOf(Crafted transaction) {
    long before = channel.ledger.height();
    TxValidationCode code = channel.commit(transaction).getFirst();
    if (code != TxValidationCode.VALID) {
      assertThat(channel.value("pool", "key")).as("what is not valid changes nothing").isNull();
    }
    assertThat(channel.ledger.height()).isEqualTo(before + 1);
    return code;
  }

  private TxValidationCode codeOf(ByteString entry) {
    return channel.commit(List.of(entry), new BlockPrivateData(new TreeMap<>())).getFirst();
  }

  @Test
  void a_transaction_that_is_right_is_valid() {
    assertThat(codeOf(right())).isEqualTo(TxValidationCode.VALID);
    assertThat(channel.value("pool", "key")).isEqualTo("value");
  }

  @Test
  void an_empty_entry() {
    assertThat(codeOf(ByteString.EMPTY)).isEqualTo(TxValidationCode.NIL_ENVELOPE);
  }

  @Test
  void an_entry_that_is_no_envelope() {
    assertThat(codeOf(GARBAGE)).isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
  }

  @Test
  void a_payload_that_is_none() {
    assertThat(codeOf(right().envelope(e -> e.setPayload(GARBAGE))))
        .isEqualTo(TxValidationCode.BAD_PAYLOAD);
  }

  @Test
  void no_header() {
    assertThat(codeOf(right().payload(p -> p.clearHeader())))
        .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
  }

  @Test
  void headers_that_are_none() {
    assertThat(codeOf(right().payload(p -> p.getHeaderBuilder().setChannelHeader(GARBAGE))))
        .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
    assertThat(codeOf(right().payload(p -> p.getHeaderBuilder().setSignatureHeader(GARBAGE))))
        .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
  }

  @Test
  void an_epoch_or_a_type_or_a_missing_nonce_spoils_the_header() {
    assertThat(codeOf(right().header(h -> h.setEpoch(1))))
        .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
    assertThat(codeOf(right().header(h -> h.setType(HeaderType.MESSAGE_VALUE))))
        .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
    assertThat(codeOf(right().signatureHeader(h -> h.clearNonce())))
        .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
  }

  @Test
  void no_signature() {
    assertThat(codeOf(right().envelope(e -> e.clearSignature())))
        .isEqualTo(TxValidationCode.BAD_CREATOR_SIGNATURE);
  }

  @Test
  void the_signature_of_another() {
    assertThat(
            codeOf(
                right()
                    .envelope(
                        e -> e.setSignature(parties.operator.sign(e.getPayload().toByteArray())))))
        .isEqualTo(TxValidationCode.BAD_CREATOR_SIGNATURE);
  }

  @Test
  void a_signature_whose_s_is_high() {
    assertThat(codeOf(right().envelope(e -> e.setSignature(Parties.highS(e.getSignature())))))
        .isEqualTo(TxValidationCode.BAD_CREATOR_SIGNATURE);
  }

  @Test
  void a_creator_of_another_authority_under_a_known_name() {
    Writes writes = new Writes().put("pool", "key", "value");
    assertThat(codeOf(new Crafted(parties.impostor, writes).endorsedBy(parties.nodes())))
        .isEqualTo(TxValidationCode.BAD_CREATOR_SIGNATURE);
  }

  @Test
  void a_creator_who_was_revoked() throws Exception {
    Writes writes = new Writes().put("pool", "key", "value");
    Crafted before = new Crafted(parties.other, writes).endorsedBy(parties.nodes());
    assertThat(codeOf(before)).isEqualTo(TxValidationCode.VALID);
    assertThat(channel.configure(revocation())).containsExactly(TxValidationCode.VALID);
    Crafted after = new Crafted(parties.other, writes).endorsedBy(parties.nodes());
    assertThat(channel.commit(after)).containsExactly(TxValidationCode.BAD_CREATOR_SIGNATURE);
    assertThat(channel.commit(right())).containsExactly(TxValidationCode.VALID);
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
  void a_configuration_that_does_not_follow_the_current_one() throws Exception {
    Envelope configuration = revocation();
    assertThat(channel.configure(configuration)).containsExactly(TxValidationCode.VALID);
    assertThat(channel.configure(configuration))
        .containsExactly(TxValidationCode.INVALID_CONFIG_TRANSACTION);
    assertThat(channel.channel.current().sequence()).isOne();
  }

  @Test
  void a_type_that_blocks_do_not_hold() {
    assertThat(codeOf(right().header(h -> h.setType(HeaderType.CONFIG_UPDATE_VALUE))))
        .isEqualTo(TxValidationCode.UNSUPPORTED_TX_PAYLOAD);
  }

  @Test
  void an_id_that_does_not_follow_from_nonce_and_creator() {
    assertThat(codeOf(right().header(h -> h.setTxId("0".repeat(64)))))
        .isEqualTo(TxValidationCode.BAD_PROPOSAL_TXID);
  }

  @Test
  void no_action_or_two() {
    assertThat(codeOf(right().transaction(t -> t.clearActions())))
        .isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
    assertThat(codeOf(right().transaction(t -> t.addActions(t.getActions(0)))))
        .isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
  }

  @Test
  void an_action_that_is_none() {
    assertThat(
            codeOf(
                right()
                    .transaction(
                        t -> t.setActions(0, TransactionAction.newBuilder().setPayload(GARBAGE)))))
        .isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
  }

  @Test
  void endorsements_of_another_proposal() {
    assertThat(codeOf(right().response(r -> r.setProposalHash(Writes.sha256("another")))))
        .isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
  }

  @Test
  void another_channel() {
    assertThat(codeOf(right().header(h -> h.setChannelId("another-channel"))))
        .isEqualTo(TxValidationCode.TARGET_CHAIN_NOT_FOUND);
  }

  @Test
  void a_transaction_replayed_from_an_earlier_block() {
    Crafted transaction = right();
    assertThat(channel.commit(transaction)).containsExactly(TxValidationCode.VALID);
    assertThat(channel.commit(transaction)).containsExactly(TxValidationCode.DUPLICATE_TXID);
  }

  @Test
  void a_transaction_twice_in_one_block() {
    Crafted transaction = right();
    assertThat(channel.commit(transaction, transaction))
        .containsExactly(TxValidationCode.VALID, TxValidationCode.DUPLICATE_TXID);
  }

  @Test
  void a_header_extension_that_is_none() {
    assertThat(codeOf(right().header(h -> h.setExtension(GARBAGE))))
        .isEqualTo(TxValidationCode.BAD_HEADER_EXTENSION);
  }

  @Test
  void no_chaincode_action() {
    assertThat(codeOf(right().response(r -> r.clearExtension())))
        .isEqualTo(TxValidationCode.BAD_RESPONSE_PAYLOAD);
    assertThat(codeOf(right().response(r -> r.setExtension(GARBAGE))))
        .isEqualTo(TxValidationCode.BAD_RESPONSE_PAYLOAD);
  }

  @Test
  void a_read_write_set_that_is_none() {
    assertThat(codeOf(right().action(a -> a.setResults(GARBAGE))))
        .isEqualTo(TxValidationCode.BAD_RWSET);
  }

  @Test
  void no_chaincode_named() {
    assertThat(codeOf(right().action(a -> a.clearChaincodeId())))
        .isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
    assertThat(codeOf(right().header(h -> h.clearExtension())))
        .isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
  }

  @Test
  void another_chaincode_executed_than_proposed() {
    assertThat(
            codeOf(
                right()
                    .action(a ->
                        a.setChaincodeId(
                            ChaincodeID.newBuilder().setName("accounts").setVersion("1.0")))))
        .isEqualTo(TxValidationCode.INVALID_CHAINCODE);
  }

  @Test
  void a_version_has_to_be_named_and_any_will_do() {
    assertThat(
            codeOf(right().action(a -> a.setChaincodeId(ChaincodeID.newBuilder().setName("pool")))))
        .isEqualTo(TxValidationCode.INVALID_CHAINCODE);
    assertThat(
            codeOf(
                right()
                    .action(a ->
                        a.setChaincodeId(
                            ChaincodeID.newBuilder().setName("pool").setVersion("0.9")))))
        .isEqualTo(TxValidationCode.VALID);
  }

  @Test
  void a_chaincode_that_nobody_committed() {
    assertThat(codeOf(right().chaincode("unknown"))).isEqualTo(TxValidationCode.INVALID_CHAINCODE);
  }

  @Test
  void an_event_in_the_name_of_another_chaincode() {
    assertThat(
            codeOf(
                right()
                    .action(a ->
                        a.setEvents(
                            ChaincodeEvent.newBuilder()
                                .setChaincodeId("accounts")
                                .build()
                                .toByteString()))))
        .isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
  }

  @Test
  void a_namespace_twice() {
    NsReadWriteSet part = NsReadWriteSet.newBuilder().setNamespace("pool").build();
    TxReadWriteSet twice = TxReadWriteSet.newBuilder().addNsRwset(part).addNsRwset(part).build();
    assertThat(codeOf(right().action(a -> a.setResults(twice.toByteString()))))
        .isEqualTo(TxValidationCode.ILLEGAL_WRITESET);
  }

  @Test
  void writes_to_a_system_namespace() {
    for (String namespace : List.of("lscc", "qscc")) {
      Writes writes = new Writes().put("pool", "key", "value").put(namespace, "k", "v");
      assertThat(codeOf(new Crafted(parties.member, writes).endorsedBy(parties.nodes())))
          .isEqualTo(TxValidationCode.INVALID_CHAINCODE);
    }
  }

  @Test
  void writes_to_the_lifecycle_by_another_chaincode_need_its_endorsements_too() {
    Writes writes = new Writes().put("open", "key", "value").put("_lifecycle", "k", "v");
    assertThat(codeOf(channel.onOpen(writes)))
        .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    assertThat(codeOf(channel.onOpen(writes).endorsedBy(parties.nodes())))
        .isEqualTo(TxValidationCode.VALID);
  }

  @Test
  void an_empty_key_is_a_key() {
    assertThat(codeOf(channel.onPool(new Writes().put("pool", "", "1"))))
        .isEqualTo(TxValidationCode.VALID);
    assertThat(channel.value("pool", "")).isEqualTo("1");
  }

  @Test
  void a_key_written_twice_by_one_transaction_is_not_written() {
    Writes twice = new Writes().put("pool", "key", "1").put("pool", "key", "2");
    assertThat(codeOf(channel.onPool(twice))).isEqualTo(TxValidationCode.VALID);
    assertThat(channel.value("pool", "key")).isNull();
    assertThat(codeOf(channel.onPool(new Writes().put("pool", "key", "0"))))
        .isEqualTo(TxValidationCode.VALID);
    assertThat(codeOf(channel.onPool(twice))).isEqualTo(TxValidationCode.VALID);
    assertThat(channel.value("pool", "key")).isEqualTo("0");
  }

  @Test
  void a_collection_twice() {
    CollectionHashedReadWriteSet secret =
        CollectionHashedReadWriteSet.newBuilder().setCollectionName("confidential").build();
    TxReadWriteSet twice =
        TxReadWriteSet.newBuilder()
            .addNsRwset(
                NsReadWriteSet.newBuilder()
                    .setNamespace("accounts")
                    .addCollectionHashedRwset(secret)
                    .addCollectionHashedRwset(secret))
            .build();
    assertThat(
            codeOf(
                channel.onAccounts(new Writes()).action(a -> a.setResults(twice.toByteString()))))
        .isEqualTo(TxValidationCode.INVALID_WRITESET);
  }

  @Test
  void a_configuration_that_is_not_alone() {
    Crafted configuration = right().header(h -> h.setType(HeaderType.CONFIG_VALUE));
    assertThat(channel.commit(configuration, right()))
        .containsExactly(TxValidationCode.INVALID_CONFIG_TRANSACTION, TxValidationCode.VALID);
  }

  @Test
  void a_key_that_another_transaction_changed_first() {
    channel.commit(channel.onPool(new Writes().put("pool", "raced", "0")));
    assertThat(channel.commit(raced(), raced()))
        .containsExactly(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
    assertThat(channel.commit(raced())).containsExactly(TxValidationCode.MVCC_READ_CONFLICT);
  }

  private Crafted raced() {
    return channel.onPool(
        new Writes().read("pool", "raced", version(2, 0)).put("pool", "raced", "1"));
  }

  @Test
  void a_key_that_was_absent_when_read() {
    Writes writes = new Writes().read("pool", "key", null).put("pool", "key", "value");
    assertThat(channel.commit(channel.onPool(writes), channel.onPool(writes)))
        .containsExactly(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
  }

  @Test
  void a_private_key_that_another_transaction_changed_first() {
    Writes writes =
        new Writes()
            .readHash("accounts", "confidential", "key", null)
            .putPrivate("accounts", "confidential", "key", "value");
    assertThat(channel.commit(channel.onAccounts(writes), channel.onAccounts(writes)))
        .containsExactly(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
  }

  @Test
  void a_tampered_result() {
    Crafted tampered =
        right()
            .endorsed(payload -> {
              ChaincodeActionPayload.Builder other = payload;
              ChaincodeEndorsedAction.Builder action = other.getActionBuilder();
              Writes more = new Writes().put("pool", "key", "more");
              action.setProposalResponsePayload(
                  Tampered.results(action.getProposalResponsePayload(), more.set().toByteString()));
            });
    assertThat(codeOf(tampered)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
  }
}
