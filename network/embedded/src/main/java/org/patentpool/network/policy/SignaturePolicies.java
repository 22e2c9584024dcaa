package org.patentpool.network.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** Writes signature policies from names such as {@code OperatorMSP.peer}. */
public final class SignaturePolicies {
  private SignaturePolicies() {}

  /** So many of these must sign, each an organisation and a role joined by a dot. */
  public static SignaturePolicyEnvelope outOf(int count, String... principals) {
    return outOf(count, Arrays.asList(principals));
  }

  public static SignaturePolicyEnvelope outOf(int count, List<String> principals) {
    return outOfPrincipals(count, principals.stream().map(SignaturePolicies::principal).toList());
  }

  /** So many of these must sign. */
  static SignaturePolicyEnvelope outOfPrincipals(int count, List<MSPPrincipal> principals) {
    if (count < 1 || count > principals.size()) {
      throw new IllegalArgumentException(
          "%d out of %d is a policy that nobody or everybody satisfies"
              .formatted(count, principals.size()));
    }
    var indexes = new LinkedHashMap<MSPPrincipal, Integer>();
    var rules = new ArrayList<SignaturePolicy>();
    for (var principal : principals) {
      var index = indexes.computeIfAbsent(principal, _ -> indexes.size());
      rules.add(SignaturePolicy.newBuilder().setSignedBy(index).build());
    }
    var rule = SignaturePolicy.NOutOf.newBuilder().setN(count).addAllRules(rules);
    return SignaturePolicyEnvelope.newBuilder()
        .setRule(SignaturePolicy.newBuilder().setNOutOf(rule))
        .addAllIdentities(indexes.keySet())
        .build();
  }

  /** The smallest number that is more than half of these must sign. */
  public static SignaturePolicyEnvelope majorityOf(List<String> principals) {
    return outOf(principals.size() / 2 + 1, principals);
  }

  /** The role principal of a name such as {@code OperatorMSP.peer}. */
  public static MSPPrincipal principal(String name) {
    var dot = name.lastIndexOf('.');
    if (dot < 1) {
      throw new IllegalArgumentException(
          "'%s' is not an organisation and a role joined by a dot".formatted(name));
    }
    var role = MSPRole.MSPRoleType.valueOf(name.substring(dot + 1).toUpperCase(Locale.ROOT));
    return MSPPrincipal.newBuilder()
        .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
        .setPrincipal(
            MSPRole.newBuilder()
                .setMspIdentifier(name.substring(0, dot))
                .setRole(role)
                .build()
                .toByteString())
        .build();
  }
}
