package org.patentpool.network.policy;

import java.util.BitSet;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.patentpool.network.identity.Identity;

/**
 * Evaluates signature policies step by step as Fabric does: rules in their order, each taking the
 * first identity that fits and was not taken before. A cleverer assignment would accept more than
 * Fabric's peers do, and two kinds of peers must never disagree.
 */
final class SignatureEvaluation {
  private final List<MSPPrincipal> principals;
  private final List<Identity> signers;

  private SignatureEvaluation(List<MSPPrincipal> principals, List<Identity> signers) {
    this.principals = principals;
    this.signers = signers;
  }

  /** Whether these distinct identities satisfy the policy; one that is malformed never is. */
  static boolean satisfied(SignaturePolicyEnvelope policy, List<Identity> signers) {
    if (!wellFormed(policy)) {
      return false;
    }
    var evaluation = new SignatureEvaluation(policy.getIdentitiesList(), signers);
    return evaluation.satisfied(policy.getRule(), new BitSet());
  }

  static boolean wellFormed(SignaturePolicyEnvelope policy) {
    return policy.getVersion() == 0
        && policy.hasRule()
        && wellFormed(policy.getRule(), policy.getIdentitiesCount());
  }

  private static boolean wellFormed(SignaturePolicy rule, int principals) {
    return switch (rule.getTypeCase()) {
      case SIGNED_BY -> rule.getSignedBy() >= 0 && rule.getSignedBy() < principals;
      case N_OUT_OF ->
          rule.getNOutOf().getRulesList().stream().allMatch(part -> wellFormed(part, principals));
      case TYPE_NOT_SET -> false;
    };
  }

  private boolean satisfied(SignaturePolicy rule, BitSet taken) {
    return switch (rule.getTypeCase()) {
      case SIGNED_BY -> takeOne(principals.get(rule.getSignedBy()), taken);
      case N_OUT_OF -> enough(rule.getNOutOf(), taken);
      case TYPE_NOT_SET -> false;
    };
  }

  /** Every rule is tried even after enough were met, and a rule that fails takes nobody. */
  private boolean enough(SignaturePolicy.NOutOf rules, BitSet taken) {
    int met = 0;
    for (var rule : rules.getRulesList()) {
      var attempt = (BitSet) taken.clone();
      if (satisfied(rule, attempt)) {
        met++;
        taken.or(attempt);
      }
    }
    return met >= rules.getN();
  }

  private boolean takeOne(MSPPrincipal principal, BitSet taken) {
    for (int i = taken.nextClearBit(0); i < signers.size(); i = taken.nextClearBit(i + 1)) {
      if (signers.get(i).satisfies(principal)) {
        taken.set(i);
        return true;
      }
    }
    return false;
  }
}
