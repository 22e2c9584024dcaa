package org.patentpool.network.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.NetworkException;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.policy.Endpoint;

/** One organisation's peer, as the organisation's administrator uses it. */
final class Peer implements AutoCloseable {
  /** What the administrator of every organisation is called. */
  static final String ADMIN = "admin";

  /** How the gateway begins to tell what a chaincode refused. */
  private static final String ANSWER = "chaincode response 400";

  private static final int OK = 200;
  private static final int PATIENCE_SECONDS = 60;
  private static final int LARGEST_MESSAGE = 100 * 1024 * 1024;

  private final Place place;
  private final SigningIdentity admin;
  private final ManagedChannel channel;
  private final Gateway gateway;

  private Peer(Place place, Endpoint endpoint, Path tlsAuthority, SigningIdentity admin)
      throws IOException {
    this.place = place;
    this.admin = admin;
    this.channel =
        Grpc.newChannelBuilder(
                endpoint.toString(),
                TlsChannelCredentials.newBuilder().trustManager(tlsAuthority.toFile()).build())
            .overrideAuthority(place.host())
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .build();
    this.gateway =
        Gateway.newInstance()
            .identity(certified(admin))
            // Our key hashes what it signs itself.
            .hash(Hash.NONE)
            .signer(message -> admin.sign(message).toByteArray())
            .connection(channel)
            .endorseOptions(Peer::patiently)
            .submitOptions(Peer::patiently)
            .commitStatusOptions(Peer::patiently)
            .connect();
  }

  private static CallOptions patiently(CallOptions options) {
    return options.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static Peer of(Place place, Plan plan, Organizations organizations)
      throws IOException, IdentityException {
    return new Peer(
        place,
        plan.endpoint(place),
        organizations.tlsAuthority(place.mspId()),
        organizations.user(place.mspId(), ADMIN));
  }

  private static Identity certified(SigningIdentity admin) throws IOException {
    String pem = SerializedIdentity.parseFrom(admin.serialized()).getIdBytes().toStringUtf8();
    try {
      return new X509Identity(admin.mspId(), Identities.readX509Certificate(pem));
    } catch (CertificateException e) {
      throw new IOException("the administrator of " + admin.mspId() + " has no certificate", e);
    }
  }

  String mspId() {
    return place.mspId();
  }

  String host() {
    return place.host();
  }

  /**
   * Has this very peer execute a call and answer it; nothing is recorded.
   *
   * @param channelId empty for what concerns the peer alone
   */
  ByteString call(String channelId, String chaincode, String function, byte[]... arguments)
      throws NotYet, Refused {
    Proposal proposal =
        contract(channelId, chaincode).newProposal(function).addArguments(arguments).build();
    try {
      ByteString content =
          ProposedTransaction.parseFrom(proposal.getBytes()).getProposal().getProposalBytes();
      SignedProposal signed =
          SignedProposal.newBuilder()
              .setProposalBytes(content)
              .setSignature(admin.sign(content.toByteArray()))
              .build();
      ProposalResponse answer =
          EndorserGrpc.newBlockingStub(channel)
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .processProposal(signed);
      Response response = answer.getResponse();
      if (response.getStatus() != OK) {
        throw new Refused(response.getStatus(), response.getMessage());
      }
      return response.getPayload();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the gateway client makes proposals of another form", e);
    } catch (StatusRuntimeException e) {
      throw Failures.of(host(), e);
    }
  }

  /** Records a call that the peers of these organisations endorse. */
  void submit(
      String channelId, String chaincode, List<String> mspIds, String function, byte[] argument)
      throws NotYet {
    try {
      var status =
          proposal(channelId, chaincode, mspIds, function, argument)
              .endorse()
              .submitAsync()
              .getStatus();
      if (status.getCode() == TxValidationCode.MVCC_READ_CONFLICT) {
        throw new NotYet(function + " by " + mspId() + " met another transaction", null);
      }
      if (!status.isSuccessful()) {
        throw new NetworkException(
            "%s by %s is not valid: %s".formatted(function, mspId(), status.getCode()));
      }
    } catch (GatewayException e) {
      throw Failures.of(function + " by " + mspId(), e);
    }
  }

  /**
   * Returns when this peer's gateway finds the peers of all these organisations, and the chaincode
   * itself answers at each of them. A refusal is an answer, too.
   */
  String reach(String channelId, String chaincode, List<String> mspIds) throws NotYet {
    try {
      proposal(channelId, chaincode, mspIds, "ready", new byte[0]).endorse();
    } catch (EndorseException e) {
      long answers =
          e.getDetails().stream().filter(detail -> detail.getMessage().startsWith(ANSWER)).count();
      if (answers < mspIds.size()) {
        throw new NotYet(chaincode + " from " + mspId() + ": " + Failures.told(e), e);
      }
    }
    return chaincode;
  }

  private Proposal proposal(
      String channelId, String chaincode, List<String> mspIds, String function, byte[] argument) {
    return contract(channelId, chaincode)
        .newProposal(function)
        .addArguments(argument)
        .setEndorsingOrganizations(mspIds.toArray(String[]::new))
        .build();
  }

  private Contract contract(String channelId, String chaincode) {
    return gateway.getNetwork(channelId).getContract(chaincode);
  }

  @Override
  public void close() {
    gateway.close();
    channel.shutdownNow();
  }
}
