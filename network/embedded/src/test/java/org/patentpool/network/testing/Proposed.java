package org.patentpool.network.testing;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.patentpool.network.identity.SigningIdentity;

/** A proposal as a client makes it, right in every respect but those that a test puts wrong. */
public final class Proposed {
  private static final AtomicLong NONCES = new AtomicLong();

  private final SigningIdentity creator;
  private final String chaincode;
  private final List<ByteString> arguments;
  private final Map<String, ByteString> hidden = new HashMap<>();
  private final ByteString nonce = ByteString.copyFromUtf8("proposal " + NONCES.incrementAndGet());
  private Consumer<ChannelHeader.Builder> header = _ -> {};
  private Consumer<SignatureHeader.Builder> signatureHeader = _ -> {};
  private Consumer<SignedProposal.Builder> signed = _ -> {};
  private String called;

  public Proposed(SigningIdentity creator, String chaincode, String... arguments) {
    this(creator, chaincode, Arrays.stream(arguments).map(ByteString::copyFromUtf8).toList());
  }

  private Proposed(SigningIdentity creator, String chaincode, List<ByteString> arguments) {
    this.creator = creator;
    this.chaincode = chaincode;
    this.called = chaincode;
    this.arguments = arguments;
  }

  /** With arguments that are no text. */
  public static Proposed of(SigningIdentity creator, String chaincode, ByteString... arguments) {
    return new Proposed(creator, chaincode, List.of(arguments));
  }

  public Proposed header(Consumer<ChannelHeader.Builder> change) {
    header = change;
    return this;
  }

  public Proposed signatureHeader(Consumer<SignatureHeader.Builder> change) {
    signatureHeader = change;
    return this;
  }

  /** Changes the proposal after the creator signed it. */
  public Proposed signed(Consumer<SignedProposal.Builder> change) {
    signed = change;
    return this;
  }

  /** Calls another chaincode than the header names. */
  public Proposed calling(String name) {
    called = name;
    return this;
  }

  public Proposed hidden(String name, String value) {
    hidden.put(name, ByteString.copyFromUtf8(value));
    return this;
  }

  public String txId() {
    return HexFormat.of()
        .formatHex(Writes.sha256(nonce.concat(creator.serialized())).toByteArray());
  }

  public SignedProposal build() {
    ByteString proposal =
        Proposal.newBuilder()
            .setHeader(header().toByteString())
            .setPayload(payload().toBuilder().putAllTransientMap(hidden).build().toByteString())
            .build()
            .toByteString();
    SignedProposal.Builder made =
        SignedProposal.newBuilder()
            .setProposalBytes(proposal)
            .setSignature(creator.sign(proposal.toByteArray()));
    signed.accept(made);
    return made.build();
  }

  private Header header() {
    ChannelHeader.Builder channel =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
            .setChannelId(Crafted.CHANNEL)
            .setTxId(txId())
            .setExtension(
                ChaincodeHeaderExtension.newBuilder()
                    .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode))
                    .build()
                    .toByteString());
    header.accept(channel);
    SignatureHeader.Builder signer =
        SignatureHeader.newBuilder().setCreator(creator.serialized()).setNonce(nonce);
    signatureHeader.accept(signer);
    return Header.newBuilder()
        .setChannelHeader(channel.build().toByteString())
        .setSignatureHeader(signer.build().toByteString())
        .build();
  }

  private ChaincodeProposalPayload payload() {
    ChaincodeSpec.Builder spec =
        ChaincodeSpec.newBuilder()
            .setChaincodeId(ChaincodeID.newBuilder().setName(called))
            .setInput(ChaincodeInput.newBuilder().addAllArgs(arguments));
    return ChaincodeProposalPayload.newBuilder()
        .setInput(
            ChaincodeInvocationSpec.newBuilder().setChaincodeSpec(spec).build().toByteString())
        .build();
  }

  /** What the hash in every response has to be. */
  public ByteString hash() {
    Header made = header();
    return Writes.sha256(
        made.getChannelHeader().concat(made.getSignatureHeader()).concat(payload().toByteString()));
  }

  /** The transaction that a gateway puts together and the creator signs. */
  public Envelope transaction(List<ProposalResponse> responses) {
    ChaincodeEndorsedAction.Builder action =
        ChaincodeEndorsedAction.newBuilder()
            .setProposalResponsePayload(responses.getFirst().getPayload());
    responses.forEach(response -> action.addEndorsements(response.getEndorsement()));
    ChaincodeActionPayload.Builder endorsed =
        ChaincodeActionPayload.newBuilder()
            .setChaincodeProposalPayload(payload().toByteString())
            .setAction(action);
    Transaction.Builder transaction =
        Transaction.newBuilder()
            .addActions(
                TransactionAction.newBuilder()
                    .setHeader(header().getSignatureHeader())
                    .setPayload(endorsed.build().toByteString()));
    ByteString bytes =
        Payload.newBuilder()
            .setHeader(header())
            .setData(transaction.build().toByteString())
            .build()
            .toByteString();
    return Envelope.newBuilder()
        .setPayload(bytes)
        .setSignature(creator.sign(bytes.toByteArray()))
        .build();
  }
}
