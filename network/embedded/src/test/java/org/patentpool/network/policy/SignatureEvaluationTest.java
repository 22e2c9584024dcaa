package org.patentpool.network.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ACLs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureEvaluationTest {
  private static final SignaturePolicyEnvelope THREE_OF_FOUR =
      SignaturePolicies.outOf(3, "A.peer", "B.peer", "C.peer", "D.peer");

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "A, false",
    "AB, false",
    "ABC, true",
    "BCD, true",
    "ABCD, true",
    "AAA, false",
    "AAAB, false",
    "AABC, true",
    "ABE, false",
    "ABCE, true"
  })
  void three_of_four_organisations(String organizations, boolean satisfied) throws Exception {
    var signers = new ArrayList<Signer>();
    for (int i = 0; i < organizations.length(); i++) {
      signers.add(new Signer("peer" + i, organizations.substring(i, i + 1), MSPRoleType.PEER));
    }
    assertThat(evaluate(THREE_OF_FOUR, signers)).isEqualTo(satisfied);
  }

  @Test
  void one_identity_counts_once_however_often_it_signs() throws Exception {
    var two = SignaturePolicies.outOf(2, "A.peer", "A.peer");
    var signer = Signer.peer("A");
    assertThat(evaluate(two, List.of(signer, signer, signer))).isFalse();
    var second = new Signer("another", "A", MSPRoleType.PEER);
    assertThat(evaluate(two, List.of(signer, second))).isTrue();
    assertThat(two.getIdentitiesCount()).isEqualTo(1);
  }

  @Test
  void another_role_of_the_right_organisation_does_not_do() throws Exception {
    var client = new Signer("client", "A", MSPRoleType.CLIENT);
    assertThat(evaluate(SignaturePolicies.outOf(1, "A.peer"), List.of(client))).isFalse();
    assertThat(evaluate(SignaturePolicies.outOf(1, "A.member"), List.of(client))).isTrue();
  }

  @Test
  void rules_take_the_first_who_fits_even_where_a_later_rule_needed_him() throws Exception {
    var admin = new Signer("admin", "A", MSPRoleType.ADMIN);
    var client = new Signer("client", "A", MSPRoleType.CLIENT);
    var both = SignaturePolicies.outOf(2, "A.member", "A.admin");
    assertThat(evaluate(both, List.of(client, admin))).isTrue();
    assertThat(evaluate(both, List.of(admin, client))).isFalse();
  }

  @Test
  void a_nested_rule_that_fails_gives_back_whom_it_had_taken() throws Exception {
    var nested =
        envelope(outOf(1, outOf(2, signedBy(0), signedBy(1)), signedBy(0)), "A.peer", "B.peer");
    assertThat(evaluate(nested, List.of(Signer.peer("A")))).isTrue();
  }

  @Test
  void none_out_of_none_is_satisfied_by_nobody_at_all_as_in_fabric() throws Exception {
    assertThat(evaluate(envelope(outOf(0)), List.of())).isTrue();
    assertThat(evaluate(envelope(outOf(1)), List.of(Signer.peer("A")))).isFalse();
  }

  @Test
  void a_malformed_policy_is_satisfied_by_nobody() throws Exception {
    var everybody = List.of(Signer.peer("A"), Signer.peer("B"));
    assertThat(evaluate(SignaturePolicyEnvelope.getDefaultInstance(), everybody)).isFalse();
    assertThat(evaluate(envelope(signedBy(1), "A.peer"), everybody)).isFalse();
    assertThat(evaluate(envelope(signedBy(-1), "A.peer"), everybody)).isFalse();
    var unset = SignaturePolicy.getDefaultInstance();
    assertThat(evaluate(envelope(outOf(0, unset), "A.peer"), everybody)).isFalse();
    var later = THREE_OF_FOUR.toBuilder().setVersion(1).build();
    assertThat(evaluate(later, List.of(Signer.peer("A"), Signer.peer("B"), Signer.peer("C"))))
        .isFalse();
  }

  @Test
  void names_of_principals_are_checked() {
    for (var name : List.of("A", "A.", ".peer", "A.king")) {
      assertThatThrownBy(() -> SignaturePolicies.outOf(1, name))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> SignaturePolicies.outOf(0, "A.peer"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SignaturePolicies.outOf(2, "A.peer"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 2", "4, 3", "5, 3"})
  void a_majority_is_more_than_half(int organizations, int needed) {
    var names = new ArrayList<String>();
    for (int i = 0; i < organizations; i++) {
      names.add("Org" + i + ".peer");
    }
    var policy = SignaturePolicies.majorityOf(names);
    assertThat(policy.getRule().getNOutOf().getN()).isEqualTo(needed);
  }

  static SignaturePolicy signedBy(int index) {
    return SignaturePolicy.newBuilder().setSignedBy(index).build();
  }

  static SignaturePolicy outOf(int count, SignaturePolicy... rules) {
    var part = SignaturePolicy.NOutOf.newBuilder().setN(count).addAllRules(List.of(rules));
    return SignaturePolicy.newBuilder().setNOutOf(part).build();
  }

  static SignaturePolicyEnvelope envelope(SignaturePolicy rule, String... principals) {
    var names = List.of(principals).stream().map(SignaturePolicies::principal).toList();
    return SignaturePolicyEnvelope.newBuilder().setRule(rule).addAllIdentities(names).build();
  }

  private static boolean evaluate(SignaturePolicyEnvelope policy, List<Signer> signers)
      throws InvalidConfigException {
    var nothing = PolicyTree.of(ConfigGroup.getDefaultInstance());
    return new ChannelPolicies(nothing, ACLs.getDefaultInstance()).signaturePolicy(policy, signers);
  }
}
