package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.patentpool.network.fabric.play.Intent.User;
import org.patentpool.network.fabric.probe.Steps;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfigUpdates;

/** A member's certificate is revoked, while something of that member is still under way. */
final class Revocation {
  private static final User REVOKED = new User("MembersMSP", "member2");

  private final Stage stage;
  private final List<Envelope> underWay = new ArrayList<>();

  Revocation(Stage stage) {
    this.stage = stage;
  }

  void play() throws Exception {
    Steps put = Steps.of("put", "revoked", "x");
    stage.round(
        List.of(
            Intent.of(REVOKED, Cast.POOL, put, Cast.ALL)
                .finishing(endorsed -> {
                  underWay.add(endorsed.honest());
                  return List.of();
                })));
    stage.order(List.of(update()));
    stage.order(underWay);
    SignedProposal late =
        Proposed.call(stage.identity(REVOKED), Cast.POOL, put.words(), Map.of()).signed();
    stage.ask(List.of(late));
  }

  /** What an orderer makes a configuration of, signed by all administrators. */
  private Envelope update() throws Exception {
    Organizations organizations = stage.organizations();
    ByteString list = organizations.revokeUser(REVOKED.mspId(), REVOKED.name());
    List<SigningIdentity> all = new ArrayList<>();
    for (String mspId : organizations.topology().peerOrganizations()) {
      all.add(organizations.user(mspId, "admin"));
    }
    Block genesis = stage.delivered().firstEntry().getValue().getFirst().getBlock();
    Envelope configuration =
        ConfigUpdates.withRevocations(
            ChannelConfig.of(genesis),
            REVOKED.mspId(),
            list,
            all,
            organizations.node(Cast.OPERATOR, Topology.ORDERER),
            Instant.now());
    return ConfigEnvelope.parseFrom(Payload.parseFrom(configuration.getPayload()).getData())
        .getLastUpdate();
  }
}
