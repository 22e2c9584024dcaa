package org.patentpool.network.fabric;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.NetworkException;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfigUpdates;
import org.patentpool.network.policy.InvalidConfigException;

/** Has all organisations with a node agree that a certificate counts no more. */
final class Revoking {
  private static final String CHANNEL = FirstDefinitions.CHANNEL;

  private final Plan plan;
  private final Organizations organizations;
  private final List<Peer> peers;
  private final Waiting waiting;

  Revoking(Plan plan, Organizations organizations, List<Peer> peers, Waiting waiting) {
    this.plan = plan;
    this.organizations = organizations;
    this.peers = peers;
    this.waiting = waiting;
  }

  /** When this returns, every peer goes by the new list. */
  void revoke(String mspId, String name) throws IOException, IdentityException {
    ByteString list = organizations.revokeUser(mspId, name);
    List<SigningIdentity> administrators = new ArrayList<>();
    for (Peer peer : peers) {
      administrators.add(organizations.user(peer.mspId(), Peer.ADMIN));
    }
    ChannelConfig current = waiting.until(() -> configuration(peers.getFirst()));
    try {
      Envelope update =
          ConfigUpdates.askingForRevocations(current, mspId, list, administrators, Instant.now());
      waiting.until(() -> taken(update));
    } catch (InvalidConfigException e) {
      throw new NetworkException("the revocation cannot be written: " + e.getMessage(), e);
    }
    for (Peer peer : peers) {
      waiting.until(() -> following(current, peer));
    }
  }

  private ChannelConfig configuration(Peer peer) throws NotYet, IOException {
    try {
      byte[] channel = CHANNEL.getBytes(StandardCharsets.UTF_8);
      return ChannelConfig.of(
          Block.parseFrom(peer.call(CHANNEL, "cscc", "GetConfigBlock", channel)));
    } catch (Refused | InvalidConfigException e) {
      throw new NetworkException(
          "%s tells no configuration: %s".formatted(peer.host(), e.getMessage()), e);
    }
  }

  /**
   * Hands it to every orderer, because one alone may forget it or pass over it. Whoever is asked
   * late may know it already and refuse it.
   *
   * @return how many have taken it
   */
  private int taken(Envelope update) throws NotYet, IOException {
    int taken = 0;
    List<NetworkException> refusals = new ArrayList<>();
    NotYet last = new NotYet("no orderer takes the revocation", null);
    for (Place orderer : plan.orderers()) {
      try {
        var authority = organizations.tlsAuthority(orderer.mspId());
        Broadcast.send(plan.endpoint(orderer), orderer.host(), authority, update);
        taken++;
      } catch (NotYet e) {
        last = e;
      } catch (NetworkException e) {
        refusals.add(e);
      }
    }
    if (taken > 0) {
      return taken;
    }
    if (!refusals.isEmpty()) {
      throw refusals.getFirst();
    }
    throw last;
  }

  private ChannelConfig following(ChannelConfig before, Peer peer) throws NotYet, IOException {
    ChannelConfig now = configuration(peer);
    if (now.sequence() <= before.sequence()) {
      throw new NotYet(peer.host() + " has not heard of it", null);
    }
    return now;
  }
}
