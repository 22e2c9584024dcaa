package org.patentpool.network;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfigUpdates;
import org.patentpool.network.policy.InvalidConfigException;

/**
 * Who may use the network of a folder. Whoever has the folder has the keys of all authorities and
 * administrators, so this works from any process; a revocation is sent to the one that serves.
 */
final class Users {
  private static final String ADMIN = "admin";

  private final Path data;
  private final Organizations organizations;

  Users(Path data, Organizations organizations) {
    this.data = data;
    this.organizations = organizations;
  }

  static Users in(Path data) {
    try {
      return new Users(data, Organizations.establish(data, Topology.standard()));
    } catch (IOException | IdentityException e) {
      throw new NetworkException("the organisations in " + data + " cannot be read: " + e, e);
    }
  }

  /** Certifies a client with a key of its own, and enters it in {@code connection.json}. */
  void enrol(String mspId, String name) {
    checkKnown(mspId);
    try {
      if (Files.exists(organizations.userFolder(mspId, name))) {
        throw new NetworkException(mspId + " has a user '" + name + "' already");
      }
      organizations.enrol(mspId, name);
      new ConnectionFile(data, organizations).refresh();
    } catch (IOException | IdentityException | IllegalArgumentException e) {
      throw new NetworkException(
          "%s cannot be enrolled at %s: %s".formatted(name, mspId, e.getMessage()), e);
    }
  }

  /** Revokes the user's certificate on the network that {@code connection.json} points to. */
  void revoke(String mspId, String name) {
    String first = organizations.topology().peerOrganizations().getFirst();
    try {
      ManagedChannel channel =
          Grpc.newChannelBuilder(
                  "127.0.0.1:" + new ConnectionFile(data, organizations).ports().get(first),
                  TlsChannelCredentials.newBuilder()
                      .trustManager(organizations.tlsAuthority(first).toFile())
                      .build())
              .overrideAuthority(Organizations.hostName(first, Topology.PEER))
              .build();
      try {
        revoke(mspId, name, channel);
      } finally {
        channel.shutdownNow();
      }
    } catch (IOException e) {
      throw new NetworkException("the network in " + data + " cannot be called: " + e, e);
    }
  }

  void revoke(String mspId, String name, ManagedChannel channel) {
    checkKnown(mspId);
    try {
      if (!Files.exists(organizations.userFolder(mspId, name))) {
        throw new NetworkException(mspId + " has no user '" + name + "'");
      }
      ByteString list = organizations.revokeUser(mspId, name);
      AdminClient client =
          new AdminClient(
              channel,
              organizations.user(organizations.topology().peerOrganizations().getFirst(), ADMIN));
      TxValidationCode code = client.commit(update(client.configuration(), mspId, list));
      if (code != TxValidationCode.VALID) {
        throw new NetworkException("the channel refuses the revocation: " + code);
      }
    } catch (IOException
        | IdentityException
        | InvalidConfigException
        | StatusRuntimeException
        | IllegalArgumentException e) {
      throw new NetworkException(
          "%s of %s cannot be revoked: %s".formatted(name, mspId, e.getMessage()), e);
    }
  }

  /** What all organisations with a node want together. */
  private Envelope update(ChannelConfig current, String mspId, ByteString revocations)
      throws IOException, IdentityException, InvalidConfigException {
    List<SigningIdentity> administrators = new ArrayList<>();
    for (String administering : organizations.topology().peerOrganizations()) {
      administrators.add(organizations.user(administering, ADMIN));
    }
    String orders = organizations.topology().ordererOrganizations().getFirst();
    return ConfigUpdates.withRevocations(
        current,
        mspId,
        revocations,
        administrators,
        organizations.node(orders, Topology.ORDERER),
        Instant.now());
  }

  private void checkKnown(String mspId) {
    List<String> known =
        organizations.topology().organizations().stream().map(each -> each.mspId()).toList();
    if (!known.contains(mspId)) {
      throw new NetworkException(
          "there is no organisation %s; there are %s".formatted(mspId, String.join(", ", known)));
    }
  }
}
