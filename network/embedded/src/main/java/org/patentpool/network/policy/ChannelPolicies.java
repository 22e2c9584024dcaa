package org.patentpool.network.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ACLs;
import org.patentpool.network.identity.Identity;

/** The policies and access rules of one configuration. */
final class ChannelPolicies implements Policies {
  private static final String APPLICATION = "/Channel/Application/";

  private final PolicyTree tree;
  private final Map<String, String> access;

  ChannelPolicies(PolicyTree tree, ACLs acls) {
    this.tree = tree;
    var rules = new HashMap<>(DefaultAccess.byResource());
    for (var rule : acls.getAclsMap().entrySet()) {
      var reference = rule.getValue().getPolicyRef();
      if (!reference.isEmpty()) {
        var absolute = reference.startsWith("/") ? reference : APPLICATION + reference;
        rules.put(rule.getKey(), absolute);
      }
    }
    access = Map.copyOf(rules);
  }

  @Override
  public boolean channelPolicy(String path, Collection<? extends Identity> signers) {
    return tree.satisfied(path, distinct(signers));
  }

  @Override
  public boolean signaturePolicy(
      SignaturePolicyEnvelope policy, Collection<? extends Identity> signers) {
    return SignatureEvaluation.satisfied(policy, distinct(signers));
  }

  @Override
  public boolean mayUse(String resource, Identity caller) {
    var policy = access.get(resource);
    return policy != null && tree.satisfied(policy, List.of(caller));
  }

  /** The policy that guards each resource. */
  Map<String, String> access() {
    return access;
  }

  private static List<Identity> distinct(Collection<? extends Identity> signers) {
    return signers.stream().<Identity>map(signer -> signer).distinct().toList();
  }
}
