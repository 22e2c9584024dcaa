package org.patentpool.network.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.patentpool.network.identity.Identity;

/** Holds the evaluation against two that were thought out differently. */
class SignatureEvaluationPropertyTest {
  private static final List<String> ORGANIZATIONS = List.of("A", "B", "C");
  private static final List<String> PEERS = List.of("A.peer", "B.peer", "C.peer");
  private static final List<String> OVERLAPPING =
      List.of("A.member", "A.peer", "A.admin", "B.member", "B.peer");

  /** Where every identity fits one principal only, it is enough to count per organisation. */
  @Property(tries = 2000)
  void agrees_with_counting_where_principals_do_not_overlap(
      @ForAll("rules") SignaturePolicy rule, @ForAll("peers") List<Signer> signers) {
    var counts = new HashMap<Integer, Integer>();
    for (var signer : signers) {
      counts.merge(ORGANIZATIONS.indexOf(signer.mspId()), 1, Integer::sum);
    }
    var expected = remaining(rule, counts).isPresent();
    Statistics.label("satisfied").collect(expected);
    assertThat(evaluate(rule, PEERS, signers)).isEqualTo(expected);
  }

  /** Whoever is accepted could be accepted: some assignment uses nobody twice. */
  @Property(tries = 2000)
  void accepts_only_what_some_assignment_of_distinct_identities_satisfies(
      @ForAll("overlappingRules") SignaturePolicy rule, @ForAll("anybody") List<Signer> signers) {
    var accepted = evaluate(rule, OVERLAPPING, signers);
    Statistics.label("accepted").collect(accepted);
    if (accepted) {
      assertThat(assignments(rule, signers)).isNotEmpty();
    }
  }

  /** What is left after the rule has taken its signers, empty when it is not satisfied. */
  private static Optional<Map<Integer, Integer>> remaining(
      SignaturePolicy rule, Map<Integer, Integer> counts) {
    if (rule.hasSignedBy()) {
      if (counts.getOrDefault(rule.getSignedBy(), 0) == 0) {
        return Optional.empty();
      }
      var left = new HashMap<>(counts);
      left.merge(rule.getSignedBy(), -1, Integer::sum);
      return Optional.of(left);
    }
    var left = counts;
    int met = 0;
    for (var part : rule.getNOutOf().getRulesList()) {
      var after = remaining(part, left);
      met += after.isPresent() ? 1 : 0;
      left = after.orElse(left);
    }
    return met >= rule.getNOutOf().getN() ? Optional.of(left) : Optional.empty();
  }

  /** Every set of signers that satisfies the rule with each of them in one place. */
  private static Set<Set<Integer>> assignments(SignaturePolicy rule, List<Signer> signers) {
    var found = new HashSet<Set<Integer>>();
    if (rule.hasSignedBy()) {
      var principal = SignaturePolicies.principal(OVERLAPPING.get(rule.getSignedBy()));
      for (int i = 0; i < signers.size(); i++) {
        if (signers.get(i).satisfies(principal)) {
          found.add(Set.of(i));
        }
      }
      return found;
    }
    var parts = rule.getNOutOf().getRulesList();
    for (int chosen = 0; chosen < 1 << parts.size(); chosen++) {
      if (Integer.bitCount(chosen) >= rule.getNOutOf().getN()) {
        found.addAll(combined(parts, chosen, signers));
      }
    }
    return found;
  }

  private static Set<Set<Integer>> combined(
      List<SignaturePolicy> parts, int chosen, List<Signer> signers) {
    Set<Set<Integer>> combined = Set.of(Set.of());
    for (int i = 0; i < parts.size(); i++) {
      if ((chosen & 1 << i) == 0) {
        continue;
      }
      var next = new HashSet<Set<Integer>>();
      for (var mine : assignments(parts.get(i), signers)) {
        for (var others : combined) {
          if (others.stream().noneMatch(mine::contains)) {
            var both = new HashSet<>(others);
            both.addAll(mine);
            next.add(both);
          }
        }
      }
      combined = next;
    }
    return combined;
  }

  @Provide
  Arbitrary<SignaturePolicy> rules() {
    return rules(PEERS.size());
  }

  @Provide
  Arbitrary<SignaturePolicy> overlappingRules() {
    return rules(OVERLAPPING.size());
  }

  @Provide
  Arbitrary<List<Signer>> peers() {
    return Arbitraries.of(ORGANIZATIONS)
        .list()
        .ofMaxSize(5)
        .map(organizations -> {
          var signers = new ArrayList<Signer>();
          for (var mspId : organizations) {
            signers.add(new Signer("peer" + signers.size(), mspId, MSPRoleType.PEER));
          }
          return signers;
        });
  }

  @Provide
  Arbitrary<List<Signer>> anybody() {
    var one =
        Arbitraries.of("1", "2")
            .flatMap(name ->
                Arbitraries.of("A", "B")
                    .flatMap(mspId ->
                        Arbitraries.of(MSPRoleType.PEER, MSPRoleType.ADMIN, MSPRoleType.CLIENT)
                            .map(role -> new Signer(name, mspId, role))));
    return one.list().uniqueElements().ofMaxSize(4);
  }

  private static Arbitrary<SignaturePolicy> rules(int principals) {
    var leaf =
        Arbitraries.integers().between(0, principals - 1).map(SignatureEvaluationTest::signedBy);
    var low = Arbitraries.oneOf(leaf, group(leaf));
    return group(low);
  }

  private static Arbitrary<SignaturePolicy> group(Arbitrary<SignaturePolicy> parts) {
    return parts
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .flatMap(rules ->
            Arbitraries.integers()
                .between(0, rules.size())
                .map(count ->
                    SignatureEvaluationTest.outOf(count, rules.toArray(SignaturePolicy[]::new))));
  }

  private static boolean evaluate(
      SignaturePolicy rule, List<String> principals, List<Signer> signers) {
    SignaturePolicyEnvelope envelope =
        SignatureEvaluationTest.envelope(rule, principals.toArray(String[]::new));
    return SignatureEvaluation.satisfied(envelope, List.<Identity>copyOf(signers));
  }
}
