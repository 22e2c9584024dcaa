package org.patentpool.network.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patentpool.network.identity.Identity;

class PolicyTreeTest {
  @ParameterizedTest
  @CsvSource({
    "ANY, 0, 0", "ANY, 1, 1", "ANY, 2, 1", "ANY, 3, 1", "ANY, 4, 1",
    "ALL, 0, 0", "ALL, 1, 1", "ALL, 2, 2", "ALL, 3, 3", "ALL, 4, 4",
    "MAJORITY, 0, 0", "MAJORITY, 1, 1", "MAJORITY, 2, 2", "MAJORITY, 3, 2", "MAJORITY, 4, 3"
  })
  void a_rule_over_groups_needs_so_many_of_them(
      ImplicitMetaPolicy.Rule rule, int groups, int needed) throws Exception {
    var root = ConfigGroup.newBuilder().putPolicies("Voters", implicit(rule, "Voters"));
    for (int i = 0; i < groups; i++) {
      root.putGroups("Org" + i, organization("Org" + i, "Voters"));
    }
    var tree = PolicyTree.of(root.build());
    for (int signers = 0; signers <= groups; signers++) {
      assertThat(tree.satisfied("/Channel/Voters", peers(signers)))
          .as("%d of %d groups by %s", signers, groups, rule)
          .isEqualTo(signers >= needed);
    }
  }

  @Test
  void a_group_without_the_policy_counts_among_all_and_is_never_satisfied() throws Exception {
    var root =
        ConfigGroup.newBuilder()
            .putPolicies("Voters", implicit(ImplicitMetaPolicy.Rule.MAJORITY, "Voters"))
            .putGroups("Org0", organization("Org0", "Voters"))
            .putGroups("Org1", organization("Org1", "Others"))
            .build();
    assertThat(PolicyTree.of(root).satisfied("/Channel/Voters", peers(2))).isFalse();
  }

  @Test
  void policies_are_found_by_absolute_and_relative_paths_only() throws Exception {
    var application =
        ConfigGroup.newBuilder().putGroups("Org0", organization("Org0", "Voters")).build();
    var tree = PolicyTree.of(ConfigGroup.newBuilder().putGroups("App", application).build());
    var signers = peers(1);
    assertThat(tree.satisfied("/Channel/App/Org0/Voters", signers)).isTrue();
    assertThat(tree.satisfied("App/Org0/Voters", signers)).isTrue();
    for (var path :
        List.of(
            "",
            "/",
            "Voters",
            "/Channel",
            "/Channel/",
            "/ChannelXApp/Org0/Voters",
            "/App/Org0/Voters",
            "/Channel/App/Org0",
            "/Channel/App/Org0/Voters/",
            "/Channel//App/Org0/Voters",
            "Channel/App/Org0/Voters")) {
      assertThat(tree.satisfied(path, signers)).as(path).isFalse();
    }
  }

  @Test
  void rules_over_groups_nest() throws Exception {
    var any = implicit(ImplicitMetaPolicy.Rule.ANY, "Voters");
    var application =
        ConfigGroup.newBuilder()
            .putPolicies("Voters", any)
            .putGroups("Org0", organization("Org0", "Voters"))
            .build();
    var root = ConfigGroup.newBuilder().putPolicies("Voters", any).putGroups("App", application);
    var tree = PolicyTree.of(root.build());
    assertThat(tree.satisfied("/Channel/Voters", peers(1))).isTrue();
    assertThat(tree.satisfied("/Channel/Voters", List.of(Signer.peer("Org1")))).isFalse();
  }

  @Test
  void a_policy_that_cannot_be_understood_spoils_the_configuration() {
    refused(Policy.newBuilder().setType(Policy.PolicyType.MSP_VALUE));
    refused(Policy.newBuilder());
    refused(
        Policy.newBuilder()
            .setType(Policy.PolicyType.SIGNATURE_VALUE)
            .setValue(ByteString.copyFromUtf8("nonsense")));
    refused(Policy.newBuilder().setType(Policy.PolicyType.SIGNATURE_VALUE));
    refused(
        Policy.newBuilder()
            .setType(Policy.PolicyType.IMPLICIT_META_VALUE)
            .setValue(ImplicitMetaPolicy.newBuilder().setRuleValue(9).build().toByteString()));
  }

  private static void refused(Policy.Builder policy) {
    var root =
        ConfigGroup.newBuilder()
            .putPolicies("Voters", ConfigPolicy.newBuilder().setPolicy(policy).build())
            .build();
    assertThatThrownBy(() -> PolicyTree.of(root))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("/Channel/Voters");
  }

  private static ConfigPolicy implicit(ImplicitMetaPolicy.Rule rule, String name) {
    var content = ImplicitMetaPolicy.newBuilder().setRule(rule).setSubPolicy(name).build();
    var policy =
        Policy.newBuilder()
            .setType(Policy.PolicyType.IMPLICIT_META_VALUE)
            .setValue(content.toByteString());
    return ConfigPolicy.newBuilder().setPolicy(policy).build();
  }

  private static ConfigGroup organization(String mspId, String policy) {
    return ConfigGroups.modifiedBy("Admins")
        .signed(policy, SignaturePolicies.outOf(1, mspId + ".peer"))
        .build();
  }

  private static List<Identity> peers(int count) {
    var signers = new ArrayList<Identity>();
    for (int i = 0; i < count; i++) {
      signers.add(Signer.peer("Org" + i));
    }
    return signers;
  }
}
