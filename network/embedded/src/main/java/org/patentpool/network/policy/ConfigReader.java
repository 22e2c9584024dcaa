package org.patentpool.network.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.peer.ACLs;
import org.patentpool.network.identity.ChannelMembership;
import org.patentpool.network.identity.InvalidOrganizationException;

/**
 * Reads the values of a configuration. Groups and values that nobody would heed are refused, as
 * Fabric refuses them: a configuration must not seem to say more than it does.
 */
record ConfigReader(ChannelMembership membership, Batching batching, ACLs acls, String custody) {
  static final String APPLICATION = "Application";
  static final String ORDERER = "Orderer";
  static final String MSP = "MSP";

  private static final int WHOLE_BLOCK = -1;
  private static final Set<String> CHANNEL_VALUES =
      Set.of("HashingAlgorithm", "BlockDataHashingStructure", "Consortium", "Capabilities");
  private static final Set<String> ORDERER_VALUES =
      Set.of("ConsensusType", "BatchSize", "BatchTimeout", "ChannelRestrictions", "Capabilities");
  private static final String BFT = "BFT";
  private static final String CONSENTERS = "Orderers";
  private static final Set<String> APPLICATION_VALUES = Set.of("ACLs", "Capabilities");
  private static final Set<String> APPLICATION_ORGANIZATION = Set.of(MSP, "AnchorPeers");
  private static final Set<String> ORDERER_ORGANIZATION = Set.of(MSP, "Endpoints");

  static ConfigReader read(ConfigGroup channel) throws InvalidConfigException {
    try {
      return readAll(channel);
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidConfigException("a value of the configuration is malformed", e);
    } catch (InvalidOrganizationException | IllegalArgumentException e) {
      throw new InvalidConfigException("the configuration is unusable: " + e.getMessage(), e);
    }
  }

  private static ConfigReader readAll(ConfigGroup channel)
      throws InvalidConfigException, InvalidProtocolBufferException, InvalidOrganizationException {
    known("the channel", channel, CHANNEL_VALUES);
    if (!channel.getGroupsMap().keySet().equals(Set.of(APPLICATION, ORDERER))) {
      throw new InvalidConfigException(
          "the channel must have the groups Application and Orderer, and has "
              + channel.getGroupsMap().keySet());
    }
    checkHashing(channel);
    var application = channel.getGroupsOrThrow(APPLICATION);
    var orderer = channel.getGroupsOrThrow(ORDERER);
    known(APPLICATION, application, APPLICATION_VALUES);
    known(ORDERER, orderer, ordererValues(orderer));
    demandsOf(ORDERER, orderer, Demands.ORDERER);
    demandsOf(APPLICATION, application, Demands.APPLICATION);
    var definitions = new ArrayList<FabricMSPConfig>();
    organizations(APPLICATION, application, APPLICATION_ORGANIZATION, definitions);
    organizations(ORDERER, orderer, ORDERER_ORGANIZATION, definitions);
    for (var organization : orderer.getGroupsMap().values()) {
      if (value(organization, "Endpoints", OrdererAddresses.parser()).getAddressesCount() == 0) {
        throw new InvalidConfigException("an orderer's organisation names no endpoint");
      }
    }
    var acls =
        application.containsValues("ACLs")
            ? value(application, "ACLs", ACLs.parser())
            : ACLs.getDefaultInstance();
    return new ConfigReader(
        ChannelMembership.of(definitions), batching(orderer), acls, custody(channel));
  }

  /** Only where orderers may lie does the configuration say which of them count. */
  private static Set<String> ordererValues(ConfigGroup orderer)
      throws InvalidConfigException, InvalidProtocolBufferException {
    if (!value(orderer, "ConsensusType", ConsensusType.parser()).getType().equals(BFT)) {
      return ORDERER_VALUES;
    }
    var values = new HashSet<>(ORDERER_VALUES);
    values.add(CONSENTERS);
    return values;
  }

  private static void checkHashing(ConfigGroup channel)
      throws InvalidConfigException, InvalidProtocolBufferException {
    var algorithm = value(channel, "HashingAlgorithm", HashingAlgorithm.parser()).getName();
    var width =
        value(channel, "BlockDataHashingStructure", BlockDataHashingStructure.parser()).getWidth();
    if (!algorithm.equals("SHA256") || width != WHOLE_BLOCK) {
      throw new InvalidConfigException(
          "blocks must be hashed by SHA256 as a whole, not by %s in parts".formatted(algorithm));
    }
  }

  private static Batching batching(ConfigGroup orderer)
      throws InvalidConfigException, InvalidProtocolBufferException {
    var size = value(orderer, "BatchSize", BatchSize.parser());
    var timeout = value(orderer, "BatchTimeout", BatchTimeout.parser()).getTimeout();
    return new Batching(
        size.getMaxMessageCount(),
        size.getAbsoluteMaxBytes(),
        size.getPreferredMaxBytes(),
        GoDuration.parse(timeout));
  }

  private static String custody(ConfigGroup channel)
      throws InvalidConfigException, InvalidProtocolBufferException {
    var custody = "several";
    for (var demand : demands(channel)) {
      if (demand.startsWith(Demands.CUSTODY)) {
        custody = demand.substring(Demands.CUSTODY.length());
      } else if (!Demands.CHANNEL.contains(demand)) {
        throw new InvalidConfigException("the channel demands the unknown " + demand);
      }
    }
    if (!Set.of("single", "several").contains(custody)) {
      throw new InvalidConfigException("custody is single or several, not " + custody);
    }
    return custody;
  }

  private static void demandsOf(String path, ConfigGroup group, Set<String> understood)
      throws InvalidConfigException, InvalidProtocolBufferException {
    for (var demand : demands(group)) {
      if (!understood.contains(demand)) {
        throw new InvalidConfigException("the %s demands the unknown %s".formatted(path, demand));
      }
    }
  }

  private static Set<String> demands(ConfigGroup group)
      throws InvalidConfigException, InvalidProtocolBufferException {
    return value(group, "Capabilities", Capabilities.parser()).getCapabilitiesMap().keySet();
  }

  private static void organizations(
      String path, ConfigGroup group, Set<String> values, List<FabricMSPConfig> definitions)
      throws InvalidConfigException, InvalidProtocolBufferException {
    for (var entry : group.getGroupsMap().entrySet()) {
      var name = path + "/" + entry.getKey();
      known(name, entry.getValue(), values);
      if (!entry.getValue().getGroupsMap().isEmpty()) {
        throw new InvalidConfigException(name + " may not have groups below it");
      }
      var definition = definition(entry.getValue());
      if (!definition.getName().equals(entry.getKey())) {
        throw new InvalidConfigException(
            "%s holds the organisation '%s'; both names must be one"
                .formatted(name, definition.getName()));
      }
      definitions.add(definition);
    }
  }

  /** What a group says of its organisation. */
  static FabricMSPConfig definition(ConfigGroup organization)
      throws InvalidConfigException, InvalidProtocolBufferException {
    var wrapped = value(organization, MSP, MSPConfig.parser());
    if (wrapped.getType() != 0) {
      throw new InvalidConfigException("only organisations with X.509 certificates are understood");
    }
    return FabricMSPConfig.parseFrom(wrapped.getConfig());
  }

  private static <T> T value(ConfigGroup group, String key, Parser<T> parser)
      throws InvalidConfigException, InvalidProtocolBufferException {
    if (!group.containsValues(key)) {
      throw new InvalidConfigException("the configuration lacks the value " + key);
    }
    ByteString bytes = group.getValuesOrThrow(key).getValue();
    return parser.parseFrom(bytes);
  }

  private static void known(String path, ConfigGroup group, Set<String> values)
      throws InvalidConfigException {
    for (Map.Entry<String, ?> entry : group.getValuesMap().entrySet()) {
      if (!values.contains(entry.getKey())) {
        throw new InvalidConfigException(
            "%s has the unknown value %s".formatted(path, entry.getKey()));
      }
    }
  }
}
