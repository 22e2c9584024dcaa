package org.patentpool.app.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Writes blocks as Fabric lays them out, hashed by Bouncy Castle's ASN.1 and not by the reader's.
 */
public final class TestChain {
  private final List<Block> blocks = new ArrayList<>();
  private ByteString previousHash = ByteString.EMPTY;

  /** A transaction to be put into a block. */
  public record Tx(TxValidationCode code, ByteString envelope) {}

  public List<ChainBlock> blocks() {
    return blocks.stream().map(ChainBlock::read).toList();
  }

  List<Block> raw() {
    return blocks;
  }

  public TestChain add(Tx... transactions) {
    byte[] codes = new byte[transactions.length];
    MessageDigest data = sha256();
    BlockData.Builder body = BlockData.newBuilder();
    for (int i = 0; i < transactions.length; i++) {
      codes[i] = (byte) transactions[i].code().getNumber();
      body.addData(transactions[i].envelope());
      data.update(transactions[i].envelope().toByteArray());
    }
    BlockHeader header =
        BlockHeader.newBuilder()
            .setNumber(blocks.size())
            .setPreviousHash(previousHash)
            .setDataHash(ByteString.copyFrom(data.digest()))
            .build();
    blocks.add(
        Block.newBuilder()
            .setHeader(header)
            .setData(body)
            .setMetadata(
                BlockMetadata.newBuilder()
                    .addMetadata(ByteString.EMPTY)
                    .addMetadata(ByteString.EMPTY)
                    .addMetadata(ByteString.copyFrom(codes)))
            .build());
    previousHash = hash(header);
    return this;
  }

  /** A call of the pool chaincode that wrote these rows. */
  public static Tx call(
      TxValidationCode code, String id, String function, Map<String, byte[]> rows) {
    KVRWSet.Builder set = KVRWSet.newBuilder();
    rows.forEach((key, value) ->
        set.addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFrom(value))));
    ChaincodeAction action =
        ChaincodeAction.newBuilder()
            .setChaincodeId(ChaincodeID.newBuilder().setName("pool"))
            .setResults(
                TxReadWriteSet.newBuilder()
                    .addNsRwset(
                        NsReadWriteSet.newBuilder()
                            .setNamespace("pool")
                            .setRwset(set.build().toByteString()))
                    .build()
                    .toByteString())
            .build();
    ChaincodeInvocationSpec spec =
        ChaincodeInvocationSpec.newBuilder()
            .setChaincodeSpec(
                ChaincodeSpec.newBuilder()
                    .setInput(
                        ChaincodeInput.newBuilder().addArgs(ByteString.copyFromUtf8(function))))
            .build();
    ChaincodeActionPayload payload =
        ChaincodeActionPayload.newBuilder()
            .setChaincodeProposalPayload(
                ChaincodeProposalPayload.newBuilder()
                    .setInput(spec.toByteString())
                    .build()
                    .toByteString())
            .setAction(
                ChaincodeEndorsedAction.newBuilder()
                    .setProposalResponsePayload(
                        ProposalResponsePayload.newBuilder()
                            .setExtension(action.toByteString())
                            .build()
                            .toByteString()))
            .build();
    Transaction transaction =
        Transaction.newBuilder()
            .addActions(TransactionAction.newBuilder().setPayload(payload.toByteString()))
            .build();
    return new Tx(code, envelope(HeaderType.ENDORSER_TRANSACTION, id, transaction.toByteString()));
  }

  public static Tx config() {
    return new Tx(TxValidationCode.VALID, envelope(HeaderType.CONFIG, "", ByteString.EMPTY));
  }

  public static Tx garbage(TxValidationCode code) {
    return new Tx(code, ByteString.copyFrom(new byte[] {-1, -1, -1}));
  }

  private static ByteString envelope(HeaderType type, String id, ByteString data) {
    return Envelope.newBuilder()
        .setPayload(
            Payload.newBuilder()
                .setHeader(
                    Header.newBuilder()
                        .setChannelHeader(
                            ChannelHeader.newBuilder()
                                .setType(type.getNumber())
                                .setTxId(id)
                                .setTimestamp(Timestamp.newBuilder().setSeconds(1_800_000_000))
                                .build()
                                .toByteString())
                        .setSignatureHeader(
                            SignatureHeader.newBuilder()
                                .setCreator(
                                    SerializedIdentity.newBuilder()
                                        .setMspid("OperatorMSP")
                                        .build()
                                        .toByteString())
                                .build()
                                .toByteString()))
                .setData(data)
                .build()
                .toByteString())
        .build()
        .toByteString();
  }

  static ByteString hash(BlockHeader header) {
    try {
      byte[] encoded =
          new DERSequence(
                  new org.bouncycastle.asn1.ASN1Encodable[] {
                    new ASN1Integer(header.getNumber()),
                    new DEROctetString(header.getPreviousHash().toByteArray()),
                    new DEROctetString(header.getDataHash().toByteArray())
                  })
              .getEncoded("DER");
      return ByteString.copyFrom(sha256().digest(encoded));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A Fabric composite key. */
  public static String key(String... pieces) {
    return "\u0000" + String.join("\u0000", Arrays.asList(pieces)) + "\u0000";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
