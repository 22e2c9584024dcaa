package org.patentpool.network;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.InvalidConfigException;
import org.patentpool.network.store.TransactionId;

/** An administrator who uses the gateway as any client does. */
final class AdminClient {
  private static final long PATIENCE_SECONDS = 60;
  private static final int NONCE_BYTES = 24;

  private final GatewayGrpc.GatewayBlockingStub gateway;
  private final SigningIdentity admin;
  private final SecureRandom random = new SecureRandom();

  AdminClient(ManagedChannel channel, SigningIdentity admin) {
    this.gateway =
        GatewayGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    this.admin = admin;
  }

  /** The channel's configuration as it is committed now. */
  ChannelConfig configuration() throws InvalidProtocolBufferException, InvalidConfigException {
    ByteString proposal = query("cscc", "GetConfigBlock", FirstDefinitions.CHANNEL).toByteString();
    SignedProposal signed =
        SignedProposal.newBuilder()
            .setProposalBytes(proposal)
            .setSignature(admin.sign(proposal.toByteArray()))
            .build();
    ByteString block =
        gateway
            .evaluate(EvaluateRequest.newBuilder().setProposedTransaction(signed).build())
            .getResult()
            .getPayload();
    return ChannelConfig.of(Block.parseFrom(block));
  }

  private Proposal query(String chaincode, String... arguments) {
    ChaincodeInput.Builder input = ChaincodeInput.newBuilder();
    for (String argument : arguments) {
      input.addArgs(ByteString.copyFromUtf8(argument));
    }
    ChaincodeID id = ChaincodeID.newBuilder().setName(chaincode).build();
    ChaincodeInvocationSpec spec =
        ChaincodeInvocationSpec.newBuilder()
            .setChaincodeSpec(ChaincodeSpec.newBuilder().setChaincodeId(id).setInput(input))
            .build();
    return Proposal.newBuilder()
        .setHeader(header(id).toByteString())
        .setPayload(
            ChaincodeProposalPayload.newBuilder()
                .setInput(spec.toByteString())
                .build()
                .toByteString())
        .build();
  }

  private Header header(ChaincodeID chaincode) {
    byte[] salt = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    ByteString nonce = ByteString.copyFrom(salt);
    Instant now = Instant.now();
    ChannelHeader channel =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
            .setTimestamp(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .setChannelId(FirstDefinitions.CHANNEL)
            .setTxId(TransactionId.of(nonce, admin.serialized()))
            .setExtension(
                ChaincodeHeaderExtension.newBuilder()
                    .setChaincodeId(chaincode)
                    .build()
                    .toByteString())
            .build();
    SignatureHeader sender =
        SignatureHeader.newBuilder().setCreator(admin.serialized()).setNonce(nonce).build();
    return Header.newBuilder()
        .setChannelHeader(channel.toByteString())
        .setSignatureHeader(sender.toByteString())
        .build();
  }

  /** Submits a signed envelope and waits for its validation code. */
  TxValidationCode commit(Envelope envelope) throws InvalidProtocolBufferException {
    gateway.submit(
        SubmitRequest.newBuilder()
            .setChannelId(FirstDefinitions.CHANNEL)
            .setPreparedTransaction(envelope)
            .build());
    Payload payload = Payload.parseFrom(envelope.getPayload());
    String txId = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getTxId();
    ByteString request =
        CommitStatusRequest.newBuilder()
            .setChannelId(FirstDefinitions.CHANNEL)
            .setIdentity(admin.serialized())
            .setTransactionId(txId)
            .build()
            .toByteString();
    return gateway
        .commitStatus(
            SignedCommitStatusRequest.newBuilder()
                .setRequest(request)
                .setSignature(admin.sign(request.toByteArray()))
                .build())
        .getResult();
  }
}
