package org.patentpool.network.policy;

import com.google.protobuf.Message;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** Writes one group of a configuration, all of it modified under the same policy. */
final class ConfigGroups {
  private final String modPolicy;
  private final ConfigGroup.Builder group;

  private ConfigGroups(String modPolicy) {
    this.modPolicy = modPolicy;
    group = ConfigGroup.newBuilder().setModPolicy(modPolicy);
  }

  static ConfigGroups modifiedBy(String modPolicy) {
    return new ConfigGroups(modPolicy);
  }

  ConfigGroups value(String key, Message value) {
    group.putValues(
        key,
        ConfigValue.newBuilder().setValue(value.toByteString()).setModPolicy(modPolicy).build());
    return this;
  }

  ConfigGroups signed(String key, SignaturePolicyEnvelope policy) {
    return policy(key, Policy.PolicyType.SIGNATURE, policy);
  }

  /** Any one of the groups below satisfies it by its policy of the same name. */
  ConfigGroups any(String key) {
    var policy =
        ImplicitMetaPolicy.newBuilder()
            .setRule(ImplicitMetaPolicy.Rule.ANY)
            .setSubPolicy(key)
            .build();
    return policy(key, Policy.PolicyType.IMPLICIT_META, policy);
  }

  ConfigGroups group(String key, ConfigGroups below) {
    group.putGroups(key, below.build());
    return this;
  }

  ConfigGroup build() {
    return group.build();
  }

  private ConfigGroups policy(String key, Policy.PolicyType type, Message content) {
    var policy =
        Policy.newBuilder().setType(type.getNumber()).setValue(content.toByteString()).build();
    group.putPolicies(
        key, ConfigPolicy.newBuilder().setPolicy(policy).setModPolicy(modPolicy).build());
    return this;
  }
}
