package org.patentpool.network.policy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ChannelRestrictions;
import org.hyperledger.fabric.protos.peer.ACLs;
import org.hyperledger.fabric.protos.peer.APIResource;
import org.hyperledger.fabric.protos.peer.AnchorPeer;
import org.hyperledger.fabric.protos.peer.AnchorPeers;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.store.BlockHash;

/**
 * Makes block 0 of a channel: its organisations and rules. Whatever decides by majority is written
 * out over the organisations with a node; the ones without never count.
 */
public final class Genesis {
  /** Whom blocks and system queries are for: the organisations that keep a copy anyway. */
  public static final String NODE_READERS = "/Channel/Application/NodeReaders";

  static final String ADMINS = "/Channel/Application/Admins";

  private static final List<String> FOR_NODE_ORGANIZATIONS =
      List.of(
          "event/Block",
          "qscc/GetChainInfo",
          "qscc/GetBlockByNumber",
          "qscc/GetBlockByHash",
          "qscc/GetTransactionByID",
          "qscc/GetBlockByTxID",
          "cscc/GetConfigBlock",
          "cscc/GetChannelConfig",
          "lscc/ChaincodeExists",
          "lscc/GetDeploymentSpec",
          "lscc/GetChaincodeData",
          "lscc/GetInstantiatedChaincodes",
          "lscc/GetCollectionsConfig",
          "_lifecycle/QueryChaincodeDefinition",
          "_lifecycle/QueryChaincodeDefinitions",
          "_lifecycle/CheckCommitReadiness");

  private final Organizations organizations;
  private final Settings settings;
  private final List<String> peers;
  private final List<String> orderers;

  private Genesis(Organizations organizations, Settings settings) {
    this.organizations = organizations;
    this.settings = settings;
    peers = organizations.topology().peerOrganizations();
    orderers = organizations.topology().ordererOrganizations();
  }

  /**
   * What a new channel is called, how its orderers work, and by which peers the organisations find
   * each other.
   */
  public record Settings(
      String channelId,
      Batching batching,
      Ordering ordering,
      Map<String, Endpoint> anchorPeers,
      Instant at) {
    public Settings {
      if (!channelId.matches("[a-z][a-z0-9.-]{0,248}")) {
        throw new IllegalArgumentException(
            "the channel name '%s' is not of lower-case letters, digits, dots and hyphens"
                .formatted(channelId));
      }
    }
  }

  /** Every call makes another block: write the first one down. */
  public static Block block(Organizations organizations, Settings settings) throws IOException {
    var config = new Genesis(organizations, settings).channel().build();
    var content =
        ConfigEnvelope.newBuilder().setConfig(Config.newBuilder().setChannelGroup(config)).build();
    var payload = ConfigEnvelopes.genesis(settings.channelId(), settings.at(), content);
    var data =
        BlockData.newBuilder()
            .addData(Envelope.newBuilder().setPayload(payload).build().toByteString())
            .build();
    var header = BlockHeader.newBuilder().setDataHash(BlockHash.data(data));
    return Block.newBuilder().setHeader(header).setData(data).setMetadata(metadata()).build();
  }

  /** As Fabric leaves it: the last configuration is this block; nothing is validated yet. */
  private static BlockMetadata metadata() {
    var last = LastConfig.newBuilder().build();
    var signed = OrdererBlockMetadata.newBuilder().setLastConfig(last).build().toByteString();
    return BlockMetadata.newBuilder()
        .addMetadata(Metadata.newBuilder().setValue(signed).build().toByteString())
        .addMetadata(Metadata.newBuilder().setValue(last.toByteString()).build().toByteString())
        .addMetadata(ByteString.EMPTY)
        .addMetadata(ByteString.EMPTY)
        .addMetadata(ByteString.EMPTY)
        .build();
  }

  private ConfigGroups channel() throws IOException {
    return ConfigGroups.modifiedBy("Admins")
        // An orderer serves blocks to these; Fabric's default would let every member read them.
        .signed("Readers", anyOf(peers, "member"))
        .any("Writers")
        .signed("Admins", majority("admin"))
        .value("HashingAlgorithm", HashingAlgorithm.newBuilder().setName("SHA256").build())
        .value(
            "BlockDataHashingStructure",
            BlockDataHashingStructure.newBuilder().setWidth(-1).build())
        .value("Capabilities", channelCapabilities())
        .group(ConfigReader.ORDERER, orderer())
        .group(ConfigReader.APPLICATION, application());
  }

  private ConfigGroups orderer() throws IOException {
    var batching = settings.batching();
    var group =
        ConfigGroups.modifiedBy("Admins")
            .any("Readers")
            .any("Writers")
            .signed("Admins", majority("admin"))
            .value(
                "BatchSize",
                BatchSize.newBuilder()
                    .setMaxMessageCount(batching.maxMessages())
                    .setAbsoluteMaxBytes(batching.absoluteMaxBytes())
                    .setPreferredMaxBytes(batching.preferredMaxBytes())
                    .build())
            .value(
                "BatchTimeout",
                BatchTimeout.newBuilder().setTimeout(GoDuration.format(batching.timeout())).build())
            .value("ChannelRestrictions", ChannelRestrictions.getDefaultInstance())
            .value("Capabilities", capabilities("V2_0"));
    for (var mspId : orderers) {
      var endpoints = settings.ordering().endpoints(mspId).stream().map(Endpoint::toString);
      var addresses = OrdererAddresses.newBuilder().addAllAddresses(endpoints.toList()).build();
      group.group(mspId, organization(mspId, "member").value("Endpoints", addresses));
    }
    return Consensus.describe(group, settings.ordering(), batching, anyOf(orderers, "orderer"));
  }

  private ConfigGroups application() throws IOException {
    var acls = new TreeMap<String, APIResource>();
    for (var resource : FOR_NODE_ORGANIZATIONS) {
      acls.put(resource, APIResource.newBuilder().setPolicyRef(NODE_READERS).build());
    }
    var group =
        ConfigGroups.modifiedBy("Admins")
            .any("Readers")
            .any("Writers")
            .signed("Admins", majority("admin"))
            .signed("LifecycleEndorsement", majority("peer"))
            .signed("Endorsement", majority("peer"))
            .signed("NodeReaders", anyOf(peers, "member"))
            .value("ACLs", ACLs.newBuilder().putAllAcls(acls).build())
            .value("Capabilities", capabilities("V2_5"));
    for (var organization : organizations.topology().organizations()) {
      var mspId = organization.mspId();
      var endorsement = SignaturePolicies.outOf(1, mspId + ".peer");
      var member = organization(mspId, "admin", "client").signed("Endorsement", endorsement);
      var anchor = settings.anchorPeers().get(mspId);
      if (anchor != null) {
        member.value("AnchorPeers", anchored(anchor));
      }
      group.group(mspId, member);
    }
    return group;
  }

  /** An organisation's own administrators cannot change it: that takes a majority, too. */
  private ConfigGroups organization(String mspId, String... writers) throws IOException {
    var definition = organizations.definition(mspId);
    var names = List.of(writers).stream().map(role -> mspId + "." + role).toList();
    return ConfigGroups.modifiedBy(ADMINS)
        .signed("Readers", SignaturePolicies.outOf(1, mspId + ".member"))
        .signed("Writers", SignaturePolicies.outOf(1, names))
        .signed("Admins", SignaturePolicies.outOf(1, mspId + ".admin"))
        .value(
            ConfigReader.MSP, MSPConfig.newBuilder().setConfig(definition.toByteString()).build());
  }

  private SignaturePolicyEnvelope majority(String role) {
    return SignaturePolicies.majorityOf(named(peers, role));
  }

  private static SignaturePolicyEnvelope anyOf(List<String> mspIds, String role) {
    return SignaturePolicies.outOf(1, named(mspIds, role));
  }

  private static List<String> named(List<String> mspIds, String role) {
    return mspIds.stream().map(mspId -> mspId + "." + role).toList();
  }

  private static AnchorPeers anchored(Endpoint peer) {
    return AnchorPeers.newBuilder()
        .addAnchorPeers(AnchorPeer.newBuilder().setHost(peer.host()).setPort(peer.port()))
        .build();
  }

  private Capabilities channelCapabilities() {
    return settings.ordering() instanceof Ordering.Embedded
        ? capabilities("V3_0", Demands.CUSTODY + "single")
        : capabilities("V3_0");
  }

  private static Capabilities capabilities(String... names) {
    var capabilities = Capabilities.newBuilder();
    for (var name : names) {
      capabilities.putCapabilities(name, Capability.getDefaultInstance());
    }
    return capabilities.build();
  }
}
