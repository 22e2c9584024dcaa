package org.patentpool.network.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.identity.Identity;

/** The policies of a configuration's group and of the groups below it. */
final class PolicyTree {
  static final String ROOT = "Channel";

  /** What nobody satisfies stands in for a policy that does not exist, as in Fabric. */
  private static final Rule NOBODY = _ -> false;

  private final Map<String, PolicyTree> groups = new HashMap<>();
  private final Map<String, Rule> rules = new HashMap<>();

  private PolicyTree(String path, ConfigGroup group) throws InvalidConfigException {
    for (var entry : group.getGroupsMap().entrySet()) {
      var below = path + "/" + entry.getKey();
      groups.put(entry.getKey(), new PolicyTree(below, entry.getValue()));
    }
    for (var entry : group.getPoliciesMap().entrySet()) {
      try {
        rules.put(entry.getKey(), rule(entry.getValue().getPolicy()));
      } catch (InvalidProtocolBufferException | InvalidConfigException e) {
        throw new InvalidConfigException(
            "the policy /%s/%s: %s".formatted(path, entry.getKey(), e.getMessage()), e);
      }
    }
  }

  static PolicyTree of(ConfigGroup channel) throws InvalidConfigException {
    return new PolicyTree(ROOT, channel);
  }

  /** By a path from the root, such as {@code /Channel/Application/Writers}, or relative to it. */
  boolean satisfied(String path, List<Identity> signers) {
    var root = "/" + ROOT + "/";
    if (path.startsWith("/") && !path.startsWith(root)) {
      return false;
    }
    var rule = find(path.startsWith(root) ? path.substring(root.length()) : path);
    return rule != null && rule.satisfied(signers);
  }

  boolean contains(String path) {
    var root = "/" + ROOT + "/";
    return path.startsWith(root) && find(path.substring(root.length())) != null;
  }

  private @Nullable Rule find(String relative) {
    var slash = relative.indexOf('/');
    if (slash < 0) {
      return rules.get(relative);
    }
    var group = groups.get(relative.substring(0, slash));
    return group == null ? null : group.find(relative.substring(slash + 1));
  }

  private Rule rule(Policy policy) throws InvalidProtocolBufferException, InvalidConfigException {
    return switch (policy.getType()) {
      case Policy.PolicyType.SIGNATURE_VALUE -> {
        var envelope = SignaturePolicyEnvelope.parseFrom(policy.getValue());
        if (!SignatureEvaluation.wellFormed(envelope)) {
          throw new InvalidConfigException("is malformed: version, rule or an index");
        }
        yield signers -> SignatureEvaluation.satisfied(envelope, signers);
      }
      case Policy.PolicyType.IMPLICIT_META_VALUE ->
          implicit(ImplicitMetaPolicy.parseFrom(policy.getValue()));
      default -> throw new InvalidConfigException("is of the unknown type " + policy.getType());
    };
  }

  private Rule implicit(ImplicitMetaPolicy policy) throws InvalidConfigException {
    var parts = new ArrayList<Rule>();
    for (var group : groups.values()) {
      var part = group.find(policy.getSubPolicy());
      parts.add(part == null ? NOBODY : part);
    }
    int needed =
        switch (policy.getRule()) {
          case ANY -> Math.min(1, parts.size());
          case ALL -> parts.size();
          case MAJORITY -> parts.isEmpty() ? 0 : parts.size() / 2 + 1;
          case UNRECOGNIZED -> throw new InvalidConfigException("has an unknown rule");
        };
    return signers -> parts.stream().filter(part -> part.satisfied(signers)).count() >= needed;
  }

  /** A policy ready to be asked, about identities that are all different. */
  @FunctionalInterface
  private interface Rule {
    boolean satisfied(List<Identity> signers);
  }
}
