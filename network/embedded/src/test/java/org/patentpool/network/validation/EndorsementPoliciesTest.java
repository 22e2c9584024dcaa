package org.patentpool.network.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.INVALID_CHAINCODE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.testing.Crafted;
import org.patentpool.network.testing.Parties;
import org.patentpool.network.testing.TestChannel;
import org.patentpool.network.testing.Writes;

class EndorsementPoliciesTest {
  private final TestChannel channel = TestChannel.inMemory();
  private final Parties parties = channel.parties;

  private TxValidationCode pool(Writes writes, SigningIdentity... endorsers) {
    return channel.commit(new Crafted(parties.member, writes).endorsedBy(endorsers)).getFirst();
  }

  private TxValidationCode accounts(Writes writes, SigningIdentity... endorsers) {
    Crafted transaction =
        new Crafted(parties.clerk, writes).chaincode("accounts").endorsedBy(endorsers);
    return channel.commit(transaction).getFirst();
  }

  private static Writes write() {
    return new Writes().put("pool", "key", "value");
  }

  @Test
  void any_three_of_four_suffice_and_no_two_do() {
    List<SigningIdentity> nodes = parties.nodes();
    for (int left = 0; left < nodes.size(); left++) {
      SigningIdentity[] three = without(nodes.toArray(SigningIdentity[]::new), left);
      assertThat(pool(write(), three)).isEqualTo(VALID);
      for (int second = 0; second < three.length; second++) {
        assertThat(pool(write(), without(three, second))).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
      }
    }
  }

  private static SigningIdentity[] without(SigningIdentity[] parties, int index) {
    return java.util.stream.IntStream.range(0, parties.length)
        .filter(i -> i != index)
        .mapToObj(i -> parties[i])
        .toArray(SigningIdentity[]::new);
  }

  @Test
  void an_endorsement_is_missing() {
    assertThat(pool(write(), parties.operator, parties.founder1))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(pool(write())).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void one_organisation_endorses_twice() {
    assertThat(pool(write(), parties.operator, parties.operator, parties.founder1))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void another_identity_of_the_same_organisation_does_not_count_for_another_one() {
    assertThat(pool(write(), parties.operator, parties.orderer, parties.founder1))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void a_node_of_another_authority_under_a_known_name_endorses() {
    assertThat(pool(write(), parties.operator, parties.founder1, parties.impostor))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void a_member_without_a_node_endorses() {
    assertThat(pool(write(), parties.operator, parties.founder1, parties.member))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void a_false_signature_of_an_endorser_does_not_count_and_does_not_hinder_a_true_one() {
    ByteString nonsense = parties.auditor.sign(new byte[] {1});
    Crafted two =
        new Crafted(parties.member, write())
            .endorsedBy(parties.operator, parties.founder1)
            .endorsement(parties.auditor, nonsense);
    assertThat(channel.commit(two)).containsExactly(ENDORSEMENT_POLICY_FAILURE);
    Crafted three = channel.onPool(write()).endorsement(parties.founder2, nonsense);
    assertThat(channel.commit(three)).containsExactly(VALID);
  }

  @Test
  void a_transaction_that_writes_nothing_needs_the_chaincodes_policy() {
    Writes reads = new Writes().read("pool", "absent", null);
    assertThat(pool(reads, parties.operator)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(pool(reads, parties.operator, parties.founder1, parties.founder2)).isEqualTo(VALID);
  }

  @Test
  void every_namespace_that_is_written_needs_its_own_policy() {
    Writes both = new Writes().put("pool", "key", "value").put("accounts", "key", "value");
    assertThat(pool(both, parties.operator, parties.founder1, parties.founder2))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(pool(both, parties.operator, parties.founder1, parties.auditor)).isEqualTo(VALID);
    assertThat(pool(both, parties.operator, parties.auditor)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    Writes unknown = new Writes().put("pool", "key", "value").put("unknown", "key", "value");
    assertThat(pool(unknown, parties.nodes().toArray(SigningIdentity[]::new)))
        .isEqualTo(INVALID_CHAINCODE);
  }

  @Test
  void a_namespace_that_is_only_read_needs_nothing() {
    Writes writes = write().read("accounts", "absent", null);
    assertThat(pool(writes, parties.founder1, parties.founder2, parties.auditor)).isEqualTo(VALID);
  }

  @Test
  void a_key_with_a_policy_of_its_own_needs_that_and_not_the_chaincodes() {
    ByteString founders = Parties.outOf(2, parties.founder1, parties.founder2).toByteString();
    Writes guarded = new Writes().put("pool", "guarded", "1").policy("pool", "guarded", founders);
    assertThat(pool(guarded, parties.operator, parties.founder1, parties.auditor)).isEqualTo(VALID);
    Writes again = new Writes().put("pool", "guarded", "2");
    assertThat(pool(again, parties.operator, parties.founder1, parties.auditor))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(pool(again, parties.founder1, parties.founder2)).isEqualTo(VALID);
    Writes beside = new Writes().put("pool", "guarded", "3").put("pool", "other", "3");
    assertThat(pool(beside, parties.founder1, parties.founder2))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void changing_a_keys_policy_needs_the_old_one() {
    ByteString founder = Parties.outOf(1, parties.founder1).toByteString();
    ByteString operator = Parties.outOf(1, parties.operator).toByteString();
    pool(
        new Writes().put("pool", "k", "1").policy("pool", "k", founder),
        parties.operator,
        parties.founder1,
        parties.auditor);
    Writes change = new Writes().policy("pool", "k", operator);
    assertThat(pool(change, parties.operator, parties.auditor, parties.founder2))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(pool(change, parties.founder1)).isEqualTo(VALID);
    Writes write = new Writes().put("pool", "k", "2");
    assertThat(pool(write, parties.founder1)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(pool(write, parties.operator)).isEqualTo(VALID);
  }

  @Test
  void a_key_cannot_be_written_in_the_block_that_changes_its_policy() {
    channel.commit(channel.onPool(new Writes().put("pool", "k", "1")));
    ByteString policy = parties.majority().toByteString();
    assertThat(
            channel.commit(
                channel.onPool(new Writes().policy("pool", "k", policy)),
                channel.onPool(new Writes().put("pool", "k", "2")),
                channel.onPool(new Writes().put("pool", "other", "2"))))
        .containsExactly(VALID, ENDORSEMENT_POLICY_FAILURE, VALID);
  }

  @Test
  void a_policy_change_that_was_not_endorsed_hinders_nobody() {
    channel.commit(channel.onPool(new Writes().put("pool", "k", "1")));
    ByteString policy = parties.majority().toByteString();
    assertThat(
            channel.commit(
                new Crafted(parties.member, new Writes().policy("pool", "k", policy))
                    .endorsedBy(parties.operator),
                channel.onPool(new Writes().put("pool", "k", "2"))))
        .containsExactly(ENDORSEMENT_POLICY_FAILURE, VALID);
  }

  @Test
  void a_key_policy_that_cannot_be_read_is_satisfied_by_nobody() {
    ByteString nonsense = ByteString.copyFrom(new byte[] {(byte) 0xFF, 1});
    channel.commit(
        channel.onPool(new Writes().put("pool", "k", "1").policy("pool", "k", nonsense)));
    assertThat(
            pool(
                new Writes().put("pool", "k", "2"),
                parties.nodes().toArray(SigningIdentity[]::new)))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void a_collection_without_a_policy_needs_the_chaincodes() {
    Writes writes = new Writes().putPrivate("accounts", "confidential", "k", "v");
    assertThat(accounts(writes, parties.auditor)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(accounts(writes, parties.operator, parties.auditor)).isEqualTo(VALID);
  }

  @Test
  void a_collection_with_a_policy_needs_that() {
    Writes writes = new Writes().putPrivate("accounts", "audited", "k", "v");
    assertThat(accounts(writes, parties.operator)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(accounts(writes, parties.auditor)).isEqualTo(VALID);
    Writes mixed =
        new Writes()
            .putPrivate("accounts", "audited", "k", "v")
            .putPrivate("accounts", "confidential", "k", "v");
    assertThat(accounts(mixed, parties.auditor)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void an_organisations_own_collection_needs_that_organisation_alone() {
    Writes own = new Writes().putPrivate("pool", "_implicit_org_Founder1MSP", "key", "value");
    assertThat(pool(own, parties.founder1)).isEqualTo(VALID);
    assertThat(pool(own, parties.operator, parties.founder2, parties.auditor))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(pool(own, parties.nodes().toArray(SigningIdentity[]::new))).isEqualTo(VALID);
    Writes nobodys = new Writes().putPrivate("pool", "_implicit_org_NobodyMSP", "key", "value");
    assertThat(pool(nobodys, parties.nodes().toArray(SigningIdentity[]::new)))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void a_collection_that_is_not_defined_cannot_be_written() {
    Writes writes = new Writes().putPrivate("accounts", "unknown", "k", "v");
    assertThat(accounts(writes, parties.operator, parties.auditor))
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void a_private_key_with_a_policy_of_its_own_needs_that() {
    ByteString operator = Parties.outOf(1, parties.operator).toByteString();
    Writes guarded =
        new Writes()
            .putPrivate("accounts", "audited", "k", "1")
            .privatePolicy("accounts", "audited", "k", operator);
    assertThat(accounts(guarded, parties.auditor)).isEqualTo(VALID);
    Writes again = new Writes().putPrivate("accounts", "audited", "k", "2");
    assertThat(accounts(again, parties.auditor)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    assertThat(accounts(again, parties.operator)).isEqualTo(VALID);
  }

  @Test
  void a_definition_needs_the_lifecycle_policy() {
    assertThat(channel.commit(lifecycle().endorsedBy(parties.operator, parties.auditor)))
        .containsExactly(ENDORSEMENT_POLICY_FAILURE);
    assertThat(channel.commit(lifecycle().endorsedBy(parties.nodes()))).containsExactly(VALID);
  }

  private Crafted lifecycle() {
    return new Crafted(parties.clerk, new Writes().put("_lifecycle", "k", "v"))
        .chaincode("_lifecycle");
  }
}
