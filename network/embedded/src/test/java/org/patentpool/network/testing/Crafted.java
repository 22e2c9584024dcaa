package org.patentpool.network.testing;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.patentpool.network.identity.SigningIdentity;

/** A transaction that is right in every respect, except those that a test puts wrong. */
public final class Crafted {
  public static final String CHANNEL = "pool-channel";
  private static final AtomicLong NONCES = new AtomicLong();

  private final SigningIdentity creator;
  private final Writes writes;
  private final List<Endorsement> endorsements = new ArrayList<>();
  private List<SigningIdentity> endorsers = List.of();
  private ByteString nonce = ByteString.copyFromUtf8("nonce " + NONCES.incrementAndGet());
  private Consumer<ChannelHeader.Builder> header = _ -> {};
  private Consumer<SignatureHeader.Builder> signatureHeader = _ -> {};
  private Consumer<ChaincodeAction.Builder> action = _ -> {};
  private Consumer<ProposalResponsePayload.Builder> response = _ -> {};
  private Consumer<Transaction.Builder> transaction = _ -> {};
  private Consumer<ChaincodeActionPayload.Builder> endorsed = _ -> {};
  private Consumer<Payload.Builder> payload = _ -> {};
  private Consumer<Envelope.Builder> envelope = _ -> {};
  private String chaincode = "pool";

  public Crafted(SigningIdentity creator, Writes writes) {
    this.creator = creator;
    this.writes = writes;
  }

  public Crafted chaincode(String name) {
    chaincode = name;
    return this;
  }

  public Crafted endorsedBy(List<SigningIdentity> parties) {
    endorsers = parties;
    return this;
  }

  public Crafted endorsedBy(SigningIdentity... parties) {
    return endorsedBy(List.of(parties));
  }

  /** An endorsement whose signature is the test's own affair. */
  public Crafted endorsement(SigningIdentity endorser, ByteString signature) {
    endorsements.add(
        Endorsement.newBuilder()
            .setEndorser(endorser.serialized())
            .setSignature(signature)
            .build());
    return this;
  }

  public Crafted nonce(ByteString bytes) {
    nonce = bytes;
    return this;
  }

  public Crafted header(Consumer<ChannelHeader.Builder> change) {
    header = change;
    return this;
  }

  public Crafted signatureHeader(Consumer<SignatureHeader.Builder> change) {
    signatureHeader = change;
    return this;
  }

  public Crafted action(Consumer<ChaincodeAction.Builder> change) {
    action = change;
    return this;
  }

  public Crafted response(Consumer<ProposalResponsePayload.Builder> change) {
    response = change;
    return this;
  }

  public Crafted transaction(Consumer<Transaction.Builder> change) {
    transaction = change;
    return this;
  }

  /** Changes what was endorsed after it was endorsed. */
  public Crafted endorsed(Consumer<ChaincodeActionPayload.Builder> change) {
    endorsed = change;
    return this;
  }

  /** Changes the payload before the creator signs it. */
  public Crafted payload(Consumer<Payload.Builder> change) {
    payload = change;
    return this;
  }

  /** Changes the envelope after the creator signed it. */
  public Crafted envelope(Consumer<Envelope.Builder> change) {
    envelope = change;
    return this;
  }

  public Writes writes() {
    return writes;
  }

  public String txId() {
    return HexFormat.of()
        .formatHex(Writes.sha256(nonce.concat(creator.serialized())).toByteArray());
  }

  public Envelope build() {
    ByteString signer = signatureHeader();
    ByteString proposal = ByteString.copyFromUtf8("the proposal's visible part");
    ByteString channelHeader = channelHeader();
    ByteString answer = response(Writes.sha256(channelHeader.concat(signer).concat(proposal)));
    ChaincodeEndorsedAction.Builder all =
        ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(answer);
    for (SigningIdentity endorser : endorsers) {
      byte[] signed = answer.concat(endorser.serialized()).toByteArray();
      all.addEndorsements(
          Endorsement.newBuilder()
              .setEndorser(endorser.serialized())
              .setSignature(endorser.sign(signed)));
    }
    all.addAllEndorsements(endorsements);
    ChaincodeActionPayload.Builder actionPayload =
        ChaincodeActionPayload.newBuilder().setChaincodeProposalPayload(proposal).setAction(all);
    endorsed.accept(actionPayload);
    Transaction.Builder made =
        Transaction.newBuilder()
            .addActions(
                TransactionAction.newBuilder()
                    .setHeader(signer)
                    .setPayload(actionPayload.build().toByteString()));
    transaction.accept(made);
    Payload.Builder content =
        Payload.newBuilder()
            .setHeader(
                Header.newBuilder().setChannelHeader(channelHeader).setSignatureHeader(signer))
            .setData(made.build().toByteString());
    payload.accept(content);
    ByteString bytes = content.build().toByteString();
    Envelope.Builder sealed =
        Envelope.newBuilder().setPayload(bytes).setSignature(creator.sign(bytes.toByteArray()));
    envelope.accept(sealed);
    return sealed.build();
  }

  private ByteString signatureHeader() {
    SignatureHeader.Builder signer =
        SignatureHeader.newBuilder().setCreator(creator.serialized()).setNonce(nonce);
    signatureHeader.accept(signer);
    return signer.build().toByteString();
  }

  private ByteString channelHeader() {
    ChannelHeader.Builder made =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
            .setChannelId(CHANNEL)
            .setTxId(txId())
            .setExtension(
                ChaincodeHeaderExtension.newBuilder()
                    .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode))
                    .build()
                    .toByteString());
    header.accept(made);
    return made.build().toByteString();
  }

  private ByteString response(ByteString proposalHash) {
    ChaincodeAction.Builder executed =
        ChaincodeAction.newBuilder()
            .setResults(writes.set().toByteString())
            .setResponse(Response.newBuilder().setStatus(200))
            .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode).setVersion("1.0"));
    action.accept(executed);
    ProposalResponsePayload.Builder made =
        ProposalResponsePayload.newBuilder()
            .setProposalHash(proposalHash)
            .setExtension(executed.build().toByteString());
    response.accept(made);
    return made.build().toByteString();
  }
}
