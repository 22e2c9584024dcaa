package org.patentpool.network.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
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
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.patentpool.network.identity.SigningIdentity;

/** Leads from one configuration of a channel to the next. */
public final class ConfigUpdates {
  private ConfigUpdates() {}

  /**
   * The CONFIG envelope that makes this the organisation's revocation list, signed by the orderer
   * over an update that the administrators have signed.
   *
   * @throws InvalidConfigException when those administrators are not enough, or nothing changes
   */
  public static Envelope withRevocations(
      ChannelConfig current,
      String mspId,
      ByteString revocationList,
      List<SigningIdentity> administrators,
      SigningIdentity orderer,
      Instant at)
      throws InvalidConfigException {
    var update = signed(revocation(current, mspId, revocationList), administrators);
    var submitted = submitted(current, administrators, at, update);
    var content =
        ConfigEnvelope.newBuilder()
            .setConfig(
                Config.newBuilder()
                    .setSequence(current.sequence() + 1)
                    .setChannelGroup(ConfigTransition.result(current, update)))
            .setLastUpdate(submitted)
            .build();
    var envelope =
        ConfigEnvelopes.signed(HeaderType.CONFIG, current.channelId(), at, orderer, content);
    accept(current, envelope);
    return envelope;
  }

  /**
   * The CONFIG_UPDATE envelope by which the administrators ask the orderers to make this the
   * organisation's revocation list.
   */
  public static Envelope askingForRevocations(
      ChannelConfig current,
      String mspId,
      ByteString revocationList,
      List<SigningIdentity> administrators,
      Instant at)
      throws InvalidConfigException {
    var update = signed(revocation(current, mspId, revocationList), administrators);
    return submitted(current, administrators, at, update);
  }

  private static Envelope submitted(
      ChannelConfig current,
      List<SigningIdentity> administrators,
      Instant at,
      ConfigUpdateEnvelope update) {
    return ConfigEnvelopes.signed(
        HeaderType.CONFIG_UPDATE, current.channelId(), at, administrators.getFirst(), update);
  }

  /**
   * Checks that the CONFIG envelope may follow the current configuration, and reads the next one
   * from it: its number is one more, its update leads exactly to it, and whatever changes is
   * changed under the policy that guards it. The envelope's own signature is the validator's
   * matter.
   */
  public static ChannelConfig accept(ChannelConfig current, Envelope envelope)
      throws InvalidConfigException {
    try {
      var payload = Payload.parseFrom(envelope.getPayload());
      require(payload, HeaderType.CONFIG, current.channelId());
      var proposed = ConfigEnvelope.parseFrom(payload.getData());
      if (proposed.getConfig().getSequence() != current.sequence() + 1) {
        throw new InvalidConfigException(
            "configuration %d cannot follow %d"
                .formatted(proposed.getConfig().getSequence(), current.sequence()));
      }
      var submitted = Payload.parseFrom(proposed.getLastUpdate().getPayload());
      require(submitted, HeaderType.CONFIG_UPDATE, current.channelId());
      var update = ConfigUpdateEnvelope.parseFrom(submitted.getData());
      if (!ConfigTransition.result(current, update)
          .equals(proposed.getConfig().getChannelGroup())) {
        throw new InvalidConfigException("the update does not lead to the configuration beside it");
      }
      var next = ChannelConfig.of(current.channelId(), proposed.getConfig());
      if (!next.custody().equals(current.custody())) {
        throw new InvalidConfigException("who holds the keys is for ever what the genesis says");
      }
      return next;
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidConfigException("the configuration envelope is malformed", e);
    }
  }

  private static void require(Payload payload, HeaderType type, String channelId)
      throws InvalidConfigException, InvalidProtocolBufferException {
    var header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    if (header.getType() != type.getNumber() || !header.getChannelId().equals(channelId)) {
      throw new InvalidConfigException(
          "an envelope of type %s for the channel %s is needed".formatted(type, channelId));
    }
  }

  private static ConfigUpdateEnvelope signed(
      ConfigUpdate update, List<SigningIdentity> administrators) {
    var content = update.toByteString();
    var envelope = ConfigUpdateEnvelope.newBuilder().setConfigUpdate(content);
    for (var administrator : administrators) {
      var header = ConfigEnvelopes.signatureHeader(administrator).toByteString();
      envelope.addSignatures(
          ConfigSignature.newBuilder()
              .setSignatureHeader(header)
              .setSignature(administrator.sign(header.concat(content).toByteArray())));
    }
    return envelope.build();
  }

  /** An organisation that orders is defined twice, and both definitions must stay alike. */
  private static ConfigUpdate revocation(
      ChannelConfig current, String mspId, ByteString revocationList)
      throws InvalidConfigException {
    var channel = current.config().getChannelGroup();
    var read = ConfigGroup.newBuilder().setVersion(channel.getVersion());
    var write = ConfigGroup.newBuilder().setVersion(channel.getVersion());
    for (var side : List.of(ConfigReader.APPLICATION, ConfigReader.ORDERER)) {
      var group = channel.getGroupsOrThrow(side);
      if (!group.containsGroups(mspId)) {
        continue;
      }
      var organization = group.getGroupsOrThrow(mspId);
      var before = ConfigGroup.newBuilder().setVersion(organization.getVersion()).build();
      var value = replaced(organization, revocationList);
      var after = before.toBuilder().putValues(ConfigReader.MSP, value).build();
      var container = ConfigGroup.newBuilder().setVersion(group.getVersion()).build();
      read.putGroups(side, container.toBuilder().putGroups(mspId, before).build());
      write.putGroups(side, container.toBuilder().putGroups(mspId, after).build());
    }
    return ConfigUpdate.newBuilder()
        .setChannelId(current.channelId())
        .setReadSet(read)
        .setWriteSet(write)
        .build();
  }

  private static ConfigValue replaced(ConfigGroup organization, ByteString revocationList)
      throws InvalidConfigException {
    var value = organization.getValuesOrThrow(ConfigReader.MSP);
    try {
      var definition =
          ConfigReader.definition(organization).toBuilder()
              .clearRevocationList()
              .addRevocationList(revocationList)
              .build();
      var wrapped =
          MSPConfig.parseFrom(value.getValue()).toBuilder()
              .setConfig(definition.toByteString())
              .build();
      return value.toBuilder()
          .setVersion(value.getVersion() + 1)
          .setValue(wrapped.toByteString())
          .build();
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidConfigException("the organisation's definition is malformed", e);
    }
  }
}
