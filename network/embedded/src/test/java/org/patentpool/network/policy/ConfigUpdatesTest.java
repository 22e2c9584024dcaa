package org.patentpool.network.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigSignature;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;

class ConfigUpdatesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

  @TempDir static Path directory;
  private static Organizations organizations;
  private static ChannelConfig genesis;
  private static ByteString memberRevoked;

  @BeforeAll
  static void make() throws Exception {
    organizations = Organizations.establish(directory, Topology.standard());
    var settings =
        new Genesis.Settings(
            "pool",
            Batching.standard(),
            new Ordering.Embedded(new Endpoint("127.0.0.1", 7050)),
            Map.of(),
            NOW);
    genesis = ChannelConfig.of(Genesis.block(organizations, settings));
    memberRevoked = organizations.revokeUser("MembersMSP", "member1");
  }

  @Test
  void a_revocation_holds_from_the_next_configuration_on() throws Exception {
    var revoked = organizations.user("MembersMSP", "member1");
    var channel = new ConfiguredChannel(genesis);
    assertThat(channel.identify(revoked.serialized()).mspId()).isEqualTo("MembersMSP");
    channel.advance(ConfigUpdates.accept(genesis, update("MembersMSP", memberRevoked)));
    assertThat(channel.current().sequence()).isEqualTo(1);
    assertThatThrownBy(() -> channel.identify(revoked.serialized()))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("revoked");
    var other = organizations.user("MembersMSP", "member2");
    assertThat(channel.mayUse("peer/Propose", channel.identify(other.serialized()))).isTrue();
  }

  @Test
  void only_the_one_value_differs_from_the_configuration_before() throws Exception {
    var next = ConfigUpdates.accept(genesis, update("MembersMSP", memberRevoked));
    var elements = ConfigElement.elements(next.config().getChannelGroup());
    var before = ConfigElement.elements(genesis.config().getChannelGroup());
    assertThat(elements.keySet()).isEqualTo(before.keySet());
    assertThat(elements.entrySet().stream().filter(e -> !e.getKey().startsWith("group")))
        .filteredOn(e -> !e.getValue().equals(before.get(e.getKey())))
        .extracting(e -> e.getKey() + " " + e.getValue().version())
        .containsExactly("value /Channel/Application/MembersMSP/MSP 1");
  }

  @Test
  void an_organisation_that_orders_changes_in_both_its_places() throws Exception {
    var list = organizations.revokeUser("OperatorMSP", "operator");
    var next = ConfigUpdates.accept(genesis, update("OperatorMSP", list));
    var revoked = organizations.user("OperatorMSP", "operator");
    assertThatThrownBy(() -> next.membership().identify(revoked.serialized()))
        .isInstanceOf(IdentityException.class);
    var orderer = organizations.node("OperatorMSP", "orderer0");
    assertThat(next.membership().identify(orderer.serialized()).mspId()).isEqualTo("OperatorMSP");
  }

  @Test
  void updates_follow_one_another() throws Exception {
    var first = ConfigUpdates.accept(genesis, update("MembersMSP", memberRevoked));
    var both = organizations.revokeUser("MembersMSP", "licensee1");
    var second = ConfigUpdates.withRevocations(first, "MembersMSP", both, admins(), orderer(), NOW);
    assertThat(ConfigUpdates.accept(first, second).sequence()).isEqualTo(2);
    assertThatThrownBy(() -> ConfigUpdates.accept(genesis, second))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("cannot follow");
  }

  @Test
  void three_administrators_of_organisations_with_a_node_must_sign() throws Exception {
    var operator = organizations.user("OperatorMSP", "admin");
    var founder = organizations.user("Founder1MSP", "admin");
    var client = organizations.user("AuditorMSP", "auditor");
    var members = organizations.user("MembersMSP", "admin");
    tooFew(operator);
    tooFew(operator, founder);
    tooFew(operator, founder, founder, operator);
    tooFew(operator, founder, client);
    tooFew(operator, founder, members);
    tooFew(members, operator, organizations.node("Founder1MSP", "peer0"));
    assertThat(signedBy(operator, founder, organizations.user("Founder2MSP", "admin"))).isNotNull();
  }

  @Test
  void an_update_that_changes_nothing_or_spoils_the_organisation_is_refused() {
    assertThatThrownBy(() -> update("UnknownMSP", memberRevoked))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("changes nothing");
    assertThatThrownBy(() -> update("AuditorMSP", memberRevoked))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("signed by none of its authorities");
  }

  @Test
  void a_configuration_that_its_update_does_not_lead_to_is_refused() throws Exception {
    var envelope = update("MembersMSP", memberRevoked);
    refused(
        changed(
            envelope,
            content -> {
              var config = content.getConfig();
              var channel = config.getChannelGroup();
              var other = channel.toBuilder().setModPolicy("Readers").build();
              return content.toBuilder()
                  .setConfig(config.toBuilder().setChannelGroup(other))
                  .build();
            }),
        "does not lead");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 99, -1})
  void a_configuration_out_of_turn_is_refused(long sequence) throws Exception {
    refused(
        changed(
            update("MembersMSP", memberRevoked),
            content ->
                content.toBuilder()
                    .setConfig(content.getConfig().toBuilder().setSequence(sequence))
                    .build()),
        "cannot follow");
  }

  @Test
  void an_envelope_of_another_type_or_channel_is_refused() throws Exception {
    var content = content(update("MembersMSP", memberRevoked));
    refused(
        ConfigEnvelopes.signed(HeaderType.MESSAGE, "pool", NOW, orderer(), content), "type CONFIG");
    refused(ConfigEnvelopes.signed(HeaderType.CONFIG, "other", NOW, orderer(), content), "pool");
    refused(Envelope.newBuilder().setPayload(ByteString.copyFromUtf8("x")).build(), "malformed");
    refused(Envelope.getDefaultInstance(), "type CONFIG");
  }

  @Test
  void a_signature_over_other_bytes_counts_for_nothing() throws Exception {
    var update = configUpdate(update("MembersMSP", memberRevoked));
    var tampered = update.toBuilder();
    for (int i = 0; i < tampered.getSignaturesCount(); i++) {
      var signature = tampered.getSignatures(i).getSignature().toByteArray();
      signature[signature.length - 1] ^= 1;
      tampered.setSignatures(
          i,
          ConfigSignature.newBuilder(tampered.getSignatures(i))
              .setSignature(ByteString.copyFrom(signature)));
    }
    assertThatThrownBy(() -> ConfigTransition.result(genesis, tampered.build()))
        .hasMessageContaining("too few");
    var stranger =
        tampered.setSignatures(
            0,
            ConfigSignature.newBuilder().setSignatureHeader(ByteString.copyFromUtf8("nonsense")));
    assertThatThrownBy(() -> ConfigTransition.result(genesis, stranger.build()))
        .hasMessageContaining("too few");
  }

  @Test
  void versions_go_up_by_one_and_are_what_the_update_has_read() throws Exception {
    refusedUpdate(
        update -> {
          var write = memberMsp(update.getWriteSet(), 2);
          return update.toBuilder().setWriteSet(write).build();
        },
        "must get version 1");
    refusedUpdate(
        update -> {
          var read = update.getReadSet().toBuilder().setVersion(7).build();
          return update.toBuilder().setReadSet(read).build();
        },
        "another version");
    refusedUpdate(update -> update.toBuilder().setChannelId("other").build(), "another channel");
    refusedUpdate(
        update -> update.toBuilder().setWriteSet(update.getReadSet()).build(), "changes nothing");
    refusedUpdate(
        update -> {
          var group = ConfigGroup.newBuilder().putGroups("../x", ConfigGroup.getDefaultInstance());
          return update.toBuilder().setWriteSet(group).build();
        },
        "not allowed");
  }

  @Test
  void who_holds_the_keys_can_never_be_said_otherwise() throws Exception {
    var channel = genesis.config().getChannelGroup();
    var several =
        Capabilities.newBuilder().putCapabilities("V3_0", Capability.getDefaultInstance()).build();
    var value =
        ConfigValue.newBuilder()
            .setVersion(1)
            .setModPolicy("Admins")
            .setValue(several.toByteString())
            .build();
    var update =
        ConfigUpdate.newBuilder()
            .setChannelId("pool")
            .setReadSet(ConfigGroup.getDefaultInstance())
            .setWriteSet(ConfigGroup.newBuilder().putValues("Capabilities", value))
            .build();
    var next = channel.toBuilder().putValues("Capabilities", value).build();
    refused(envelope(update, next), "for ever what the genesis says");
  }

  @Test
  void a_channel_never_goes_back_to_an_earlier_configuration() throws Exception {
    var channel = new ConfiguredChannel(genesis);
    channel.advance(ConfigUpdates.accept(genesis, update("MembersMSP", memberRevoked)));
    assertThatThrownBy(() -> channel.advance(genesis)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(Envelope envelope, String reason) {
    assertThatThrownBy(() -> ConfigUpdates.accept(genesis, envelope))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(reason);
  }

  private static void refusedUpdate(UnaryOperator<ConfigUpdate> change, String reason)
      throws Exception {
    var update = configUpdate(update("MembersMSP", memberRevoked)).getConfigUpdate();
    var changed = change.apply(ConfigUpdate.parseFrom(update));
    refused(envelope(changed, genesis.config().getChannelGroup()), reason);
  }

  /** An update that three administrators have signed, beside whatever result is claimed. */
  private static Envelope envelope(ConfigUpdate update, ConfigGroup result) throws Exception {
    var bytes = update.toByteString();
    var signed = ConfigUpdateEnvelope.newBuilder().setConfigUpdate(bytes);
    for (var admin : admins()) {
      var header = ConfigEnvelopes.signatureHeader(admin).toByteString();
      signed.addSignatures(
          ConfigSignature.newBuilder()
              .setSignatureHeader(header)
              .setSignature(admin.sign(header.concat(bytes).toByteArray())));
    }
    var admin = admins().getFirst();
    var submitted =
        ConfigEnvelopes.signed(HeaderType.CONFIG_UPDATE, "pool", NOW, admin, signed.build());
    var content =
        ConfigEnvelope.newBuilder()
            .setConfig(Config.newBuilder().setSequence(1).setChannelGroup(result))
            .setLastUpdate(submitted)
            .build();
    return ConfigEnvelopes.signed(HeaderType.CONFIG, "pool", NOW, orderer(), content);
  }

  private static ConfigGroup memberMsp(ConfigGroup channel, long version) {
    var application = channel.getGroupsOrThrow("Application");
    var members = application.getGroupsOrThrow("MembersMSP");
    var value = members.getValuesOrThrow("MSP").toBuilder().setVersion(version).build();
    var changed =
        application.toBuilder()
            .putGroups("MembersMSP", members.toBuilder().putValues("MSP", value).build())
            .build();
    return channel.toBuilder().putGroups("Application", changed).build();
  }

  private static void tooFew(SigningIdentity... signers) {
    assertThatThrownBy(() -> signedBy(signers))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("too few have signed");
  }

  private static Envelope signedBy(SigningIdentity... signers) throws Exception {
    return ConfigUpdates.withRevocations(
        genesis, "MembersMSP", memberRevoked, List.of(signers), orderer(), NOW);
  }

  private static Envelope update(String mspId, ByteString list) throws Exception {
    return ConfigUpdates.withRevocations(genesis, mspId, list, admins(), orderer(), NOW);
  }

  private static Envelope changed(Envelope envelope, UnaryOperator<ConfigEnvelope> change)
      throws Exception {
    var content = change.apply(content(envelope));
    return ConfigEnvelopes.signed(HeaderType.CONFIG, "pool", NOW, orderer(), content);
  }

  private static ConfigEnvelope content(Envelope envelope) throws InvalidProtocolBufferException {
    return ConfigEnvelope.parseFrom(Payload.parseFrom(envelope.getPayload()).getData());
  }

  private static ConfigUpdateEnvelope configUpdate(Envelope envelope)
      throws InvalidProtocolBufferException {
    var submitted = content(envelope).getLastUpdate();
    return ConfigUpdateEnvelope.parseFrom(Payload.parseFrom(submitted.getPayload()).getData());
  }

  private static List<SigningIdentity> admins() throws Exception {
    return List.of(
        organizations.user("OperatorMSP", "admin"),
        organizations.user("Founder1MSP", "admin"),
        organizations.user("AuditorMSP", "admin"));
  }

  private static SigningIdentity orderer() throws Exception {
    return organizations.node("OperatorMSP", "orderer0");
  }
}
