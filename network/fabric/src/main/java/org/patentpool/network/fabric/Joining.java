package org.patentpool.network.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChannelInfo;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.NetworkException;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.Folders;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.policy.Batching;
import org.patentpool.network.policy.Endpoint;
import org.patentpool.network.policy.Genesis;
import org.patentpool.network.policy.Ordering;

/** Founds the channel, and has every orderer and peer join it that has not yet. */
final class Joining {
  private static final String CHANNEL = FirstDefinitions.CHANNEL;
  private static final String GENESIS = "genesis.block";

  private final Path data;
  private final Plan plan;
  private final Organizations organizations;
  private final Waiting waiting;
  private final PrintStream out;

  Joining(Path data, Plan plan, Organizations organizations, Waiting waiting, PrintStream out) {
    this.data = data;
    this.plan = plan;
    this.organizations = organizations;
    this.waiting = waiting;
    this.out = out;
  }

  /** The first block, written down before anybody sees it: another one would be another channel. */
  byte[] genesis() throws IOException, IdentityException {
    Path file = data.resolve(GENESIS);
    if (!Files.exists(file)) {
      Map<String, Endpoint> anchors = new TreeMap<>();
      plan.peers().forEach(peer -> anchors.put(peer.mspId(), plan.endpoint(peer)));
      Genesis.Settings settings =
          new Genesis.Settings(CHANNEL, Batching.standard(), ordering(), anchors, Instant.now());
      Folders.replace(file, Genesis.block(organizations, settings).toByteArray());
    }
    return Files.readAllBytes(file);
  }

  private Ordering ordering() throws IOException, IdentityException {
    List<Ordering.Consenter> consenters = new ArrayList<>();
    for (Place orderer : plan.orderers()) {
      ByteString identity = organizations.node(orderer.mspId(), orderer.name()).serialized();
      Path tls = organizations.tlsFolder(orderer.mspId(), orderer.name());
      consenters.add(
          new Ordering.Consenter(
              orderer.mspId(),
              plan.endpoint(orderer),
              SerializedIdentity.parseFrom(identity).getIdBytes(),
              ByteString.copyFrom(Files.readAllBytes(tls.resolve("server.crt")))));
    }
    return switch (plan.ordered()) {
      case RAFT -> new Ordering.Raft(consenters);
      case BFT -> new Ordering.Bft(consenters);
    };
  }

  void join(Place orderer, byte[] genesis) throws IOException {
    Endpoint admin = new Endpoint(Plan.HOST, plan.port(orderer.host() + Plan.ADMIN));
    Path tls = organizations.tlsFolder(orderer.mspId(), orderer.name());
    try (Participation participation = new Participation(admin, tls)) {
      boolean joined =
          waiting.until(() -> {
            boolean missing = !participation.serves(CHANNEL);
            if (missing) {
              participation.join(genesis);
            }
            return missing;
          });
      tell(joined, orderer.host());
    }
  }

  void join(Peer peer, byte[] genesis) throws IOException {
    boolean joined =
        waiting.until(() -> {
          try {
            boolean missing = !serves(peer);
            if (missing) {
              peer.call("", "cscc", "JoinChain", genesis);
            }
            return missing;
          } catch (Refused e) {
            throw new NetworkException(
                "%s refuses the channel: %s".formatted(peer.host(), e.getMessage()), e);
          }
        });
    tell(joined, peer.host());
  }

  private static boolean serves(Peer peer) throws NotYet, Refused, InvalidProtocolBufferException {
    ByteString channels = peer.call("", "cscc", "GetChannels");
    return ChannelQueryResponse.parseFrom(channels).getChannelsList().stream()
        .map(ChannelInfo::getChannelId)
        .anyMatch(CHANNEL::equals);
  }

  private void tell(boolean joined, String host) {
    if (joined) {
      out.println("joined " + host);
    }
  }
}
