package org.patentpool.network.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.etcdraft.ConfigMetadata;
import org.hyperledger.fabric.protos.orderer.smartbft.Options;
import org.hyperledger.fabric.protos.peer.AnchorPeers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;

/** The genesis blocks of channels that Fabric's own orderers serve. */
class OrderingTest {
  @TempDir static Path directory;
  private static Organizations organizations;
  private static final List<Ordering.Consenter> CONSENTERS = new ArrayList<>();

  @BeforeAll
  static void make() throws Exception {
    organizations = Organizations.establish(directory, Topology.everyPeerOrders());
    for (var mspId : organizations.topology().ordererOrganizations()) {
      var identity = organizations.node(mspId, Topology.ORDERER).serialized();
      CONSENTERS.add(
          new Ordering.Consenter(
              mspId,
              new Endpoint("127.0.0.1", 7050 + CONSENTERS.size()),
              SerializedIdentity.parseFrom(identity).getIdBytes(),
              ByteString.copyFromUtf8("tls of " + mspId)));
    }
  }

  private static ConfigGroup channel(Ordering ordering) throws Exception {
    var anchors = Map.of("AuditorMSP", new Endpoint("peer.example.org", 7051));
    var settings =
        new Genesis.Settings("pool", Batching.standard(), ordering, anchors, Instant.EPOCH);
    var block = Genesis.block(organizations, settings);
    var payload = Payload.parseFrom(Envelope.parseFrom(block.getData().getData(0)).getPayload());
    return ConfigEnvelope.parseFrom(payload.getData()).getConfig().getChannelGroup();
  }

  private static ByteString value(ConfigGroup group, String key) {
    return group.getValuesOrThrow(key).getValue();
  }

  @Test
  void a_channel_of_real_orderers_demands_nothing_that_fabric_does_not_know() throws Exception {
    for (var ordering : List.of(new Ordering.Raft(CONSENTERS), new Ordering.Bft(CONSENTERS))) {
      var demands = Capabilities.parseFrom(value(channel(ordering), "Capabilities"));
      assertThat(demands.getCapabilitiesMap()).containsOnlyKeys("V3_0");
    }
  }

  @Test
  void every_organisation_names_its_own_orderer_and_its_anchor_peer() throws Exception {
    var channel = channel(new Ordering.Raft(CONSENTERS));
    var orderers = channel.getGroupsOrThrow("Orderer");
    assertThat(orderers.getGroupsMap())
        .containsOnlyKeys("OperatorMSP", "Founder1MSP", "Founder2MSP", "AuditorMSP");
    for (var consenter : CONSENTERS) {
      var endpoints = value(orderers.getGroupsOrThrow(consenter.mspId()), "Endpoints");
      assertThat(OrdererAddresses.parseFrom(endpoints).getAddressesList())
          .containsExactly(consenter.endpoint().toString());
    }
    var members = channel.getGroupsOrThrow("Application").getGroupsMap();
    assertThat(members.entrySet())
        .filteredOn(member -> member.getValue().containsValues("AnchorPeers"))
        .singleElement()
        .satisfies(member -> {
          assertThat(member.getKey()).isEqualTo("AuditorMSP");
          var anchors = AnchorPeers.parseFrom(value(member.getValue(), "AnchorPeers"));
          assertThat(anchors.getAnchorPeers(0).getHost()).isEqualTo("peer.example.org");
        });
  }

  @Test
  void raft_names_who_has_a_say_and_takes_one_signature() throws Exception {
    var orderer = channel(new Ordering.Raft(CONSENTERS)).getGroupsOrThrow("Orderer");
    var type = ConsensusType.parseFrom(value(orderer, "ConsensusType"));
    assertThat(type.getType()).isEqualTo("etcdraft");
    assertThat(ConfigMetadata.parseFrom(type.getMetadata()).getConsentersList())
        .extracting(consenter -> consenter.getPort())
        .containsExactly(7050, 7051, 7052, 7053);
    assertThat(blockValidation(orderer).getRule().getNOutOf().getN()).isEqualTo(1);
  }

  @Test
  void bft_takes_the_signatures_of_three_of_its_very_four() throws Exception {
    var orderer = channel(new Ordering.Bft(CONSENTERS)).getGroupsOrThrow("Orderer");
    var type = ConsensusType.parseFrom(value(orderer, "ConsensusType"));
    assertThat(type.getType()).isEqualTo("BFT");
    assertThat(Orderers.parseFrom(value(orderer, "Orderers")).getConsenterMappingList())
        .extracting(Consenter::getId, Consenter::getMspId)
        .extracting(Object::toString)
        .containsExactly(
            "(1, \"OperatorMSP\")",
            "(2, \"Founder1MSP\")",
            "(3, \"Founder2MSP\")",
            "(4, \"AuditorMSP\")");
    var validation = blockValidation(orderer);
    assertThat(validation.getRule().getNOutOf().getN()).isEqualTo(3);
    assertThat(validation.getIdentitiesList())
        .hasSize(4)
        .extracting(MSPPrincipal::getPrincipalClassification)
        .containsOnly(MSPPrincipal.Classification.IDENTITY);
    assertThat(validation.getIdentities(0).getPrincipal())
        .isEqualTo(organizations.node("OperatorMSP", Topology.ORDERER).serialized());
  }

  /** SmartBFT refuses timeouts that contradict each other, and so the whole channel. */
  @Test
  void the_timeouts_of_bft_fit_each_other() throws Exception {
    var orderer = channel(new Ordering.Bft(CONSENTERS)).getGroupsOrThrow("Orderer");
    var type = ConsensusType.parseFrom(value(orderer, "ConsensusType"));
    var options = Options.parseFrom(type.getMetadata());
    var forward = GoDuration.parse(options.getRequestForwardTimeout());
    var complain = GoDuration.parse(options.getRequestComplainTimeout());
    assertThat(forward).isLessThan(complain);
    assertThat(complain).isLessThan(GoDuration.parse(options.getRequestAutoRemoveTimeout()));
    assertThat(GoDuration.parse(options.getViewChangeResendInterval()))
        .isLessThan(GoDuration.parse(options.getViewChangeTimeout()));
    assertThat(options.getRequestMaxBytes()).isLessThanOrEqualTo(options.getRequestBatchMaxBytes());
  }

  @Test
  void three_cannot_bear_a_liar() {
    var three = CONSENTERS.subList(0, 3);
    assertThatThrownBy(() -> new Ordering.Bft(three)).isInstanceOf(IllegalArgumentException.class);
  }

  private static SignaturePolicyEnvelope blockValidation(ConfigGroup orderer) throws Exception {
    return SignaturePolicyEnvelope.parseFrom(
        orderer.getPoliciesOrThrow("BlockValidation").getPolicy().getValue());
  }
}
