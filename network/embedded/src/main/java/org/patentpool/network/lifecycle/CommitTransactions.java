package org.patentpool.network.lifecycle;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.store.Sha256;
import org.patentpool.network.store.TransactionId;

/**
 * Writes the transactions by which the organisations commit their first chaincode definitions, so
 * that whoever holds the blocks finds the policies in them, signed by those who agreed.
 */
public final class CommitTransactions {
  private static final int NONCE_BYTES = 24;

  private final String channel;
  private final SigningIdentity creator;
  private final List<SigningIdentity> endorsers;
  private final SecureRandom random = new SecureRandom();

  public CommitTransactions(
      String channel, SigningIdentity creator, List<SigningIdentity> endorsers) {
    this.channel = channel;
    this.creator = creator;
    this.endorsers = List.copyOf(endorsers);
  }

  /** One signed transaction for a definition that no block holds yet. */
  public Envelope commit(ChaincodeDefinition definition, Instant now) {
    Header header = header(now);
    ByteString proposal = proposal(definition);
    ByteString response =
        ProposalResponsePayload.newBuilder()
            .setProposalHash(
                Sha256.of(header.getChannelHeader(), header.getSignatureHeader(), proposal))
            .setExtension(action(definition).toByteString())
            .build()
            .toByteString();
    var endorsed = ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response);
    for (SigningIdentity endorser : endorsers) {
      ByteString signed = response.concat(endorser.serialized());
      endorsed.addEndorsements(
          Endorsement.newBuilder()
              .setEndorser(endorser.serialized())
              .setSignature(endorser.sign(signed.toByteArray())));
    }
    var payload =
        ChaincodeActionPayload.newBuilder()
            .setChaincodeProposalPayload(proposal)
            .setAction(endorsed);
    var transaction =
        Transaction.newBuilder()
            .addActions(
                TransactionAction.newBuilder()
                    .setHeader(header.getSignatureHeader())
                    .setPayload(payload.build().toByteString()));
    ByteString bytes =
        Payload.newBuilder()
            .setHeader(header)
            .setData(transaction.build().toByteString())
            .build()
            .toByteString();
    return Envelope.newBuilder()
        .setPayload(bytes)
        .setSignature(creator.sign(bytes.toByteArray()))
        .build();
  }

  private Header header(Instant now) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    ByteString salt = ByteString.copyFrom(nonce);
    String txId = TransactionId.of(salt, creator.serialized());
    ChannelHeader channelHeader =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
            .setTimestamp(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .setChannelId(channel)
            .setTxId(txId)
            .setExtension(
                ChaincodeHeaderExtension.newBuilder()
                    .setChaincodeId(ChaincodeID.newBuilder().setName(DefinitionRows.NAMESPACE))
                    .build()
                    .toByteString())
            .build();
    SignatureHeader signatureHeader =
        SignatureHeader.newBuilder().setCreator(creator.serialized()).setNonce(salt).build();
    return Header.newBuilder()
        .setChannelHeader(channelHeader.toByteString())
        .setSignatureHeader(signatureHeader.toByteString())
        .build();
  }

  private static ByteString proposal(ChaincodeDefinition definition) {
    var arguments =
        CommitChaincodeDefinitionArgs.newBuilder()
            .setSequence(definition.sequence())
            .setName(definition.name())
            .setVersion(definition.version())
            .setEndorsementPlugin("escc")
            .setValidationPlugin("vscc")
            .setValidationParameter(DefinitionRows.policy(definition).toByteString())
            .setCollections(DefinitionRows.collections(definition))
            .build();
    var input =
        ChaincodeInput.newBuilder()
            .addArgs(ByteString.copyFromUtf8("CommitChaincodeDefinition"))
            .addArgs(arguments.toByteString());
    var spec =
        ChaincodeSpec.newBuilder()
            .setType(ChaincodeSpec.Type.GOLANG)
            .setChaincodeId(ChaincodeID.newBuilder().setName(DefinitionRows.NAMESPACE))
            .setInput(input);
    return ChaincodeProposalPayload.newBuilder()
        .setInput(
            ChaincodeInvocationSpec.newBuilder().setChaincodeSpec(spec).build().toByteString())
        .build()
        .toByteString();
  }

  private static ChaincodeAction action(ChaincodeDefinition definition) {
    String name = definition.name();
    var set = KVRWSet.newBuilder();
    // Nobody committed this name before: both reads found nothing, and a rival would conflict.
    set.addReads(KVRead.newBuilder().setKey(DefinitionRows.sequenceKey(name)));
    set.addReads(KVRead.newBuilder().setKey(DefinitionRows.metadataKey(name)));
    DefinitionRows.encode(definition)
        .forEach((key, value) -> set.addWrites(KVWrite.newBuilder().setKey(key).setValue(value)));
    var results =
        TxReadWriteSet.newBuilder()
            .setDataModel(TxReadWriteSet.DataModel.KV)
            .addNsRwset(
                NsReadWriteSet.newBuilder()
                    .setNamespace(DefinitionRows.NAMESPACE)
                    .setRwset(set.build().toByteString()));
    return ChaincodeAction.newBuilder()
        .setResults(results.build().toByteString())
        .setResponse(Response.newBuilder().setStatus(200))
        .setChaincodeId(
            ChaincodeID.newBuilder().setName(DefinitionRows.NAMESPACE).setVersion("syscc"))
        .build();
  }
}
