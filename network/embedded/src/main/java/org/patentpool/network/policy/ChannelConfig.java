package org.patentpool.network.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.patentpool.network.identity.Membership;

/**
 * One configuration of a channel, read and checked as a whole: who belongs to it, which policies
 * hold, how blocks are cut. It never changes; {@link ConfigUpdates} leads to the next one.
 */
public final class ChannelConfig {
  private final String channelId;
  private final Config config;
  private final ConfigReader content;
  private final ChannelPolicies policies;

  private ChannelConfig(String channelId, Config config) throws InvalidConfigException {
    this.channelId = channelId;
    this.config = config;
    content = ConfigReader.read(config.getChannelGroup());
    policies = new ChannelPolicies(PolicyTree.of(config.getChannelGroup()), content.acls());
  }

  /** The configuration in a block that holds exactly one CONFIG envelope. */
  public static ChannelConfig of(Block block) throws InvalidConfigException {
    if (block.getData().getDataCount() != 1) {
      throw new InvalidConfigException(
          "block %d holds %d envelopes; a configuration block holds one"
              .formatted(block.getHeader().getNumber(), block.getData().getDataCount()));
    }
    try {
      return of(Envelope.parseFrom(block.getData().getData(0)));
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidConfigException("the block's envelope is malformed", e);
    }
  }

  /** The configuration in a CONFIG envelope, whoever signed it. */
  public static ChannelConfig of(Envelope envelope) throws InvalidConfigException {
    try {
      var payload = Payload.parseFrom(envelope.getPayload());
      var header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
      if (header.getType() != HeaderType.CONFIG_VALUE) {
        throw new InvalidConfigException("the envelope is of another type than CONFIG");
      }
      var config = ConfigEnvelope.parseFrom(payload.getData()).getConfig();
      return of(header.getChannelId(), config);
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidConfigException("the configuration envelope is malformed", e);
    }
  }

  public static ChannelConfig of(String channelId, Config config) throws InvalidConfigException {
    return new ChannelConfig(channelId, config);
  }

  public String channelId() {
    return channelId;
  }

  /** Zero in the genesis block, one more with every update. */
  public long sequence() {
    return config.getSequence();
  }

  public Config config() {
    return config;
  }

  public Membership membership() {
    return content.membership();
  }

  public Policies policies() {
    return policies;
  }

  public Batching batching() {
    return content.batching();
  }

  /** The policy that guards each resource, Fabric's defaults included. */
  public Map<String, String> access() {
    return policies.access();
  }

  /** The MSP ids of the organisations of the application, with and without nodes. */
  public Set<String> organizations() {
    return config
        .getChannelGroup()
        .getGroupsOrThrow(ConfigReader.APPLICATION)
        .getGroupsMap()
        .keySet();
  }

  /** Who holds the keys: {@code single} when one party has them all, else {@code several}. */
  public String custody() {
    return content.custody();
  }

  ChannelPolicies channelPolicies() {
    return policies;
  }
}
