package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.fabric.probe.Steps;
import org.patentpool.network.identity.SigningIdentity;

/**
 * A call as its sender signs it, and the transaction that comes of it. What no client library would
 * send can be put in.
 */
public final class Proposed {
  private static final int NONCE_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningIdentity creator;
  private final ChannelHeader channelHeader;
  private final SignatureHeader signatureHeader;
  private final ChaincodeProposalPayload payload;

  private Proposed(
      SigningIdentity creator,
      ChannelHeader channelHeader,
      SignatureHeader signatureHeader,
      ChaincodeProposalPayload payload) {
    this.creator = creator;
    this.channelHeader = channelHeader;
    this.signatureHeader = signatureHeader;
    this.payload = payload;
  }

  /** A call of the pool with which nothing is wrong. */
  static Proposed put(SigningIdentity creator) {
    return call(creator, Cast.POOL, Steps.of("put", "x", "y").words(), Map.of());
  }

  /** A call as every client would make it. */
  static Proposed call(
      SigningIdentity creator,
      String chaincode,
      List<ByteString> words,
      Map<String, ByteString> carried) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    SignatureHeader signer =
        SignatureHeader.newBuilder()
            .setCreator(creator.serialized())
            .setNonce(ByteString.copyFrom(nonce))
            .build();
    ChaincodeID name = ChaincodeID.newBuilder().setName(chaincode).build();
    Instant now = Instant.now();
    ChannelHeader channel =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
            .setTimestamp(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .setChannelId(FirstDefinitions.CHANNEL)
            .setTxId(hex(sha256(signer.getNonce().concat(signer.getCreator()))))
            .setExtension(
                ChaincodeHeaderExtension.newBuilder().setChaincodeId(name).build().toByteString())
            .build();
    ChaincodeSpec spec =
        ChaincodeSpec.newBuilder()
            .setType(ChaincodeSpec.Type.JAVA)
            .setChaincodeId(name)
            .setInput(ChaincodeInput.newBuilder().addAllArgs(words))
            .build();
    ChaincodeProposalPayload payload =
        ChaincodeProposalPayload.newBuilder()
            .setInput(
                ChaincodeInvocationSpec.newBuilder().setChaincodeSpec(spec).build().toByteString())
            .putAllTransientMap(carried)
            .build();
    return new Proposed(creator, channel, signer, payload);
  }

  /** The same with another channel header, which nothing else follows. */
  Proposed header(UnaryOperator<ChannelHeader.Builder> change) {
    ChannelHeader changed = change.apply(channelHeader.toBuilder()).build();
    return new Proposed(creator, changed, signatureHeader, payload);
  }

  String txId() {
    return channelHeader.getTxId();
  }

  SigningIdentity creator() {
    return creator;
  }

  SignedProposal signed() {
    return signedBy(creator);
  }

  /** In the creator's name and signed by another key. */
  SignedProposal signedBy(SigningIdentity signer) {
    ByteString bytes =
        Proposal.newBuilder()
            .setHeader(header().toByteString())
            .setPayload(payload.toByteString())
            .build()
            .toByteString();
    return SignedProposal.newBuilder()
        .setProposalBytes(bytes)
        .setSignature(signer.sign(bytes.toByteArray()))
        .build();
  }

  private Header header() {
    return Header.newBuilder()
        .setChannelHeader(channelHeader.toByteString())
        .setSignatureHeader(signatureHeader.toByteString())
        .build();
  }

  /** What the block shows of the call: everything but what was carried along. */
  private ByteString visible() {
    return ChaincodeProposalPayload.newBuilder()
        .setInput(payload.getInput())
        .build()
        .toByteString();
  }

  /** What every response has to name. */
  ByteString hash() {
    return sha256(
        channelHeader.toByteString().concat(signatureHeader.toByteString()).concat(visible()));
  }

  /** The transaction of these endorsements, not signed yet. */
  Payload transaction(ByteString response, List<Endorsement> endorsements) {
    ChaincodeActionPayload action =
        ChaincodeActionPayload.newBuilder()
            .setChaincodeProposalPayload(visible())
            .setAction(
                ChaincodeEndorsedAction.newBuilder()
                    .setProposalResponsePayload(response)
                    .addAllEndorsements(endorsements))
            .build();
    Transaction transaction =
        Transaction.newBuilder()
            .addActions(
                TransactionAction.newBuilder()
                    .setHeader(signatureHeader.toByteString())
                    .setPayload(action.toByteString()))
            .build();
    return Payload.newBuilder().setHeader(header()).setData(transaction.toByteString()).build();
  }

  /** Signed by the sender, whatever it is. */
  Envelope envelope(Payload content) {
    ByteString bytes = content.toByteString();
    return Envelope.newBuilder()
        .setPayload(bytes)
        .setSignature(creator.sign(bytes.toByteArray()))
        .build();
  }

  static ByteString sha256(ByteString bytes) {
    try {
      return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
