package org.patentpool.network.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.store.BlockHash;

class GenesisTest {
  private static final Batching BATCHING = new Batching(7, 5000, 3000, Duration.ofMillis(40));
  private static final Ordering ORDERING = new Ordering.Embedded(new Endpoint("127.0.0.1", 7050));

  @TempDir static Path directory;
  private static Organizations organizations;
  private static Block block;
  private static ChannelConfig config;

  @BeforeAll
  static void make() throws Exception {
    organizations = Organizations.establish(directory, Topology.standard());
    var settings =
        new Genesis.Settings(
            "pool", BATCHING, ORDERING, Map.of(), Instant.parse("2026-03-01T00:00:00Z"));
    block = Genesis.block(organizations, settings);
    config = ChannelConfig.of(Block.parseFrom(block.toByteArray()));
  }

  @Test
  void the_block_is_the_first_and_its_hash_is_that_of_its_data() {
    assertThat(block.getHeader().getNumber()).isZero();
    assertThat(block.getHeader().getPreviousHash()).isEmpty();
    assertThat(block.getHeader().getDataHash()).isEqualTo(BlockHash.data(block.getData()));
    assertThat(block.getMetadata().getMetadataCount()).isEqualTo(5);
  }

  @Test
  void what_was_asked_for_is_read_back() {
    assertThat(config.channelId()).isEqualTo("pool");
    assertThat(config.sequence()).isZero();
    assertThat(config.batching()).isEqualTo(BATCHING);
    assertThat(config.custody()).isEqualTo("single");
    assertThat(config.organizations())
        .containsExactlyInAnyOrder(
            "OperatorMSP", "Founder1MSP", "Founder2MSP", "AuditorMSP", "MembersMSP");
  }

  @ParameterizedTest
  @CsvSource({
    "peer/Propose, cccc, ----",
    "peer/ChaincodeToChaincode, cccc, ----",
    "gateway/CommitStatus, cccc, pppo",
    "gateway/ChaincodeEvents, cccc, pppo",
    "event/FilteredBlock, cccc, pppo",
    "event/Block, ccc-, pppo",
    "qscc/GetChainInfo, ccc-, pppo",
    "qscc/GetBlockByNumber, ccc-, pppo",
    "qscc/GetBlockByHash, ccc-, pppo",
    "qscc/GetTransactionByID, ccc-, pppo",
    "qscc/GetBlockByTxID, ccc-, pppo",
    "cscc/GetConfigBlock, ccc-, pppo",
    "cscc/GetChannelConfig, ccc-, pppo",
    "lscc/ChaincodeExists, ccc-, pppo",
    "lscc/GetDeploymentSpec, ccc-, pppo",
    "lscc/GetChaincodeData, ccc-, pppo",
    "lscc/GetInstantiatedChaincodes, ccc-, pppo",
    "lscc/GetCollectionsConfig, ccc-, pppo",
    "_lifecycle/QueryChaincodeDefinition, ccc-, pppo",
    "_lifecycle/QueryChaincodeDefinitions, ccc-, pppo",
    "_lifecycle/CheckCommitReadiness, ccc-, pppo",
    "_lifecycle/CommitChaincodeDefinition, cccc, ----",
    "_lifecycle/InstallChaincode, ----, ----",
    "cscc/JoinChain, ----, ----",
    "lscc/Deploy, ----, ----",
    "no/Such, ----, ----",
    "'', ----, ----"
  })
  void access_is_as_the_table_says(String resource, String users, String nodes) throws Exception {
    var who = new StringBuilder();
    for (var user :
        List.of(
            user("OperatorMSP", "operator"),
            user("Founder2MSP", "founder"),
            user("AuditorMSP", "auditor"),
            user("MembersMSP", "member1"))) {
      who.append(config.policies().mayUse(resource, user) ? 'c' : '-');
    }
    assertThat(who).hasToString(users);
    var machines = new StringBuilder();
    for (var mspId : List.of("OperatorMSP", "Founder1MSP", "AuditorMSP")) {
      machines.append(config.policies().mayUse(resource, node(mspId, "peer0")) ? 'p' : '-');
    }
    var orderer = node("OperatorMSP", "orderer0");
    machines.append(config.policies().mayUse(resource, orderer) ? 'o' : '-');
    assertThat(machines).hasToString(nodes);
  }

  @Test
  void a_majority_counts_the_organisations_with_a_node_only() throws Exception {
    var policies = config.policies();
    var peers = new ArrayList<Identity>();
    var admins = new ArrayList<Identity>(List.of(user("MembersMSP", "admin")));
    for (var mspId : List.of("OperatorMSP", "Founder1MSP", "AuditorMSP")) {
      for (var path : List.of("Endorsement", "LifecycleEndorsement")) {
        assertThat(policies.channelPolicy("/Channel/Application/" + path, peers)).isFalse();
      }
      for (var path : List.of("/Channel", "/Channel/Application", "/Channel/Orderer")) {
        assertThat(policies.channelPolicy(path + "/Admins", admins)).as(path).isFalse();
      }
      peers.add(node(mspId, "peer0"));
      admins.add(user(mspId, "admin"));
    }
    for (var path : List.of("Endorsement", "LifecycleEndorsement")) {
      assertThat(policies.channelPolicy("/Channel/Application/" + path, peers)).isTrue();
    }
    for (var path : List.of("/Channel", "/Channel/Application", "/Channel/Orderer")) {
      assertThat(policies.channelPolicy(path + "/Admins", admins)).as(path).isTrue();
    }
  }

  @Test
  void blocks_are_signed_by_the_orderer_and_read_by_organisations_with_a_node() throws Exception {
    var policies = config.policies();
    var validation = "/Channel/Orderer/BlockValidation";
    assertThat(policies.channelPolicy(validation, List.of(node("OperatorMSP", "orderer0"))))
        .isTrue();
    assertThat(policies.channelPolicy(validation, List.of(node("OperatorMSP", "peer0")))).isFalse();
    for (var path : List.of(Genesis.NODE_READERS, "/Channel/Readers")) {
      assertThat(policies.channelPolicy(path, List.of(user("Founder1MSP", "founder")))).isTrue();
      assertThat(policies.channelPolicy(path, List.of(user("MembersMSP", "member1")))).isFalse();
      assertThat(policies.channelPolicy(path, List.of(user("MembersMSP", "admin")))).isFalse();
    }
  }

  @Test
  void channels_are_named_as_fabric_names_them() {
    for (var name : List.of("", "Pool", "1pool", "pool_x", "p/q", "a".repeat(250))) {
      assertThatThrownBy(
              () -> new Genesis.Settings(name, BATCHING, ORDERING, Map.of(), Instant.EPOCH))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HashingAlgorithm", "BlockDataHashingStructure", "Capabilities"})
  void a_channel_without_its_values_is_refused(String value) {
    refused(channel -> channel.toBuilder().removeValues(value).build(), value);
  }

  @Test
  void values_and_groups_that_nobody_would_heed_are_refused() {
    refused(channel -> with(channel, "Custody", HashingAlgorithm.getDefaultInstance()), "Custody");
    refused(
        channel -> channel.toBuilder().putGroups("More", ConfigGroup.getDefaultInstance()).build(),
        "More");
    refused(channel -> channel.toBuilder().removeGroups("Orderer").build(), "Orderer");
  }

  @Test
  void what_this_network_does_not_do_is_refused() {
    refused(
        channel ->
            with(
                channel,
                "HashingAlgorithm",
                HashingAlgorithm.newBuilder().setName("SHA3_256").build()),
        "SHA3_256");
    refused(
        channel ->
            with(
                channel,
                "BlockDataHashingStructure",
                BlockDataHashingStructure.newBuilder().setWidth(10).build()),
        "whole");
    refused(channel -> with(channel, "Capabilities", demanding("V9_9")), "V9_9");
    refused(channel -> with(channel, "Capabilities", demanding("custody=nobody")), "nobody");
    refusedOrderer("Capabilities", demanding("V9_9"), "V9_9");
    refusedOrderer("BatchSize", BatchSize.getDefaultInstance(), "allow no block");
    refusedOrderer("BatchTimeout", BatchTimeout.newBuilder().setTimeout("0s").build(), "PT0S");
    refusedOrderer("BatchTimeout", BatchTimeout.newBuilder().setTimeout("soon").build(), "soon");
  }

  @Test
  void an_organisation_may_not_be_defined_in_two_ways_or_under_another_name() {
    refused(
        channel -> {
          var application = channel.getGroupsOrThrow("Application");
          var founder = application.getGroupsOrThrow("Founder1MSP");
          return channel.toBuilder()
              .putGroups(
                  "Application", application.toBuilder().putGroups("OperatorMSP", founder).build())
              .build();
        },
        "both names must be one");
    refused(
        channel -> {
          var application = channel.getGroupsOrThrow("Application");
          var operator = application.getGroupsOrThrow("OperatorMSP");
          var changed = withoutTls(operator);
          return channel.toBuilder()
              .putGroups(
                  "Application", application.toBuilder().putGroups("OperatorMSP", changed).build())
              .build();
        },
        "two ways");
  }

  @Test
  void a_block_that_holds_no_configuration_is_refused() {
    var empty = Block.getDefaultInstance();
    assertThatThrownBy(() -> ChannelConfig.of(empty)).isInstanceOf(InvalidConfigException.class);
    var nonsense = block.toBuilder();
    nonsense.getDataBuilder().setData(0, ByteString.copyFromUtf8("nonsense"));
    assertThatThrownBy(() -> ChannelConfig.of(nonsense.build()))
        .isInstanceOf(InvalidConfigException.class);
  }

  private static ConfigGroup withoutTls(ConfigGroup organization) {
    try {
      var definition = ConfigReader.definition(organization).toBuilder().clearTlsRootCerts();
      var wrapped = MSPConfig.newBuilder().setConfig(definition.build().toByteString());
      return with(organization, "MSP", wrapped.build());
    } catch (InvalidConfigException | InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static void refusedOrderer(String key, Message value, String reason) {
    refused(
        channel ->
            channel.toBuilder()
                .putGroups("Orderer", with(channel.getGroupsOrThrow("Orderer"), key, value))
                .build(),
        reason);
  }

  private static void refused(UnaryOperator<ConfigGroup> change, String reason) {
    var changed = change.apply(config.config().getChannelGroup());
    var next = Config.newBuilder().setChannelGroup(changed).build();
    assertThatThrownBy(() -> ChannelConfig.of("pool", next))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(reason);
  }

  private static ConfigGroup with(ConfigGroup group, String key, Message value) {
    var wrapped = ConfigValue.newBuilder().setValue(value.toByteString()).build();
    return group.toBuilder().putValues(key, wrapped).build();
  }

  private static Capabilities demanding(String name) {
    return Capabilities.newBuilder().putCapabilities(name, Capability.getDefaultInstance()).build();
  }

  private static Identity user(String mspId, String name) throws Exception {
    return config.membership().identify(organizations.user(mspId, name).serialized());
  }

  private static Identity node(String mspId, String name) throws Exception {
    return config.membership().identify(organizations.node(mspId, name).serialized());
  }
}
