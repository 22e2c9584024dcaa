package org.patentpool.app.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
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
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** Takes Fabric's nested envelopes apart. */
final class BlockReader {
  /** The year 10000, in seconds since 1970. */
  private static final long END_OF_TIME = 253_402_300_800L;

  private BlockReader() {}

  static ChainBlock read(Block block) throws InvalidProtocolBufferException {
    BlockHeader header = block.getHeader();
    MessageDigest data = sha256();
    block.getData().getDataList().forEach(envelope -> data.update(envelope.asReadOnlyByteBuffer()));
    ByteString dataHash = ByteString.copyFrom(data.digest());
    if (!dataHash.equals(header.getDataHash())) {
      throw new LedgerException(
          "block "
              + header.getNumber()
              + ": its data hashes to "
              + hex(dataHash)
              + ", its header says "
              + hex(header.getDataHash()));
    }
    List<ChainTransaction> transactions = new ArrayList<>();
    for (int i = 0; i < block.getData().getDataCount(); i++) {
      transactions.add(transaction(block, i));
    }
    return new ChainBlock(
        header.getNumber(),
        HexFormat.of().formatHex(sha256().digest(encoded(header))),
        hex(header.getPreviousHash()),
        hex(dataHash),
        List.copyOf(transactions),
        custody(block));
  }

  private static ChainTransaction transaction(Block block, int index)
      throws InvalidProtocolBufferException {
    String validation = validation(block, index);
    try {
      Payload payload =
          Payload.parseFrom(Envelope.parseFrom(block.getData().getData(index)).getPayload());
      ChannelHeader channel = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
      HeaderType kind = HeaderType.forNumber(channel.getType());
      SignatureHeader signature =
          SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
      Action action =
          validation.equals("VALID") && kind == HeaderType.ENDORSER_TRANSACTION
              ? action(payload.getData())
              : Action.NONE;
      return new ChainTransaction(
          index,
          channel.getTxId(),
          kind == null ? "UNKNOWN_" + channel.getType() : kind.name(),
          validation,
          channel.hasTimestamp() ? instant(channel.getTimestamp()) : null,
          SerializedIdentity.parseFrom(signature.getCreator()).getMspid(),
          action.chaincode(),
          action.function(),
          action.writes());
    } catch (InvalidProtocolBufferException e) {
      if (validation.equals("VALID")) {
        throw e;
      }
      // Anyone may have garbage ordered; the network has said that it is invalid.
      return new ChainTransaction(index, "", "UNREADABLE", validation, null, "", "", "", List.of());
    }
  }

  /** A configuration block holds its one transaction alone. */
  private static @Nullable String custody(Block block) throws InvalidProtocolBufferException {
    if (block.getData().getDataCount() != 1 || !validation(block, 0).equals("VALID")) {
      return null;
    }
    Payload payload =
        Payload.parseFrom(Envelope.parseFrom(block.getData().getData(0)).getPayload());
    ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    if (header.getType() != HeaderType.CONFIG_VALUE) {
      return null;
    }
    ConfigGroup channel = ConfigEnvelope.parseFrom(payload.getData()).getConfig().getChannelGroup();
    ByteString capabilities =
        channel.getValuesOrDefault("Capabilities", ConfigValue.getDefaultInstance()).getValue();
    boolean single = Capabilities.parseFrom(capabilities).containsCapabilities("custody=single");
    return single ? "single" : "several";
  }

  private static String validation(Block block, int index) {
    int place = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
    ByteString filter =
        block.getMetadata().getMetadataCount() > place
            ? block.getMetadata().getMetadata(place)
            : ByteString.EMPTY;
    if (index >= filter.size()) {
      if (block.getHeader().getNumber() == 0) {
        // Nobody validates a genesis block: it is what validation starts from.
        return TxValidationCode.VALID.name();
      }
      throw new LedgerException(
          "block "
              + block.getHeader().getNumber()
              + " has no validation code for transaction "
              + index);
    }
    TxValidationCode code = TxValidationCode.forNumber(Byte.toUnsignedInt(filter.byteAt(index)));
    return code == null ? "UNKNOWN_" + Byte.toUnsignedInt(filter.byteAt(index)) : code.name();
  }

  /** What a transaction called and what it wrote. */
  private record Action(String chaincode, String function, List<ChainTransaction.Write> writes) {
    static final Action NONE = new Action("", "", List.of());
  }

  private static Action action(ByteString data) throws InvalidProtocolBufferException {
    Transaction transaction = Transaction.parseFrom(data);
    if (transaction.getActionsCount() != 1) {
      throw new InvalidProtocolBufferException("a transaction has exactly one action");
    }
    ChaincodeActionPayload payload =
        ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
    var input =
        ChaincodeInvocationSpec.parseFrom(
                ChaincodeProposalPayload.parseFrom(payload.getChaincodeProposalPayload())
                    .getInput())
            .getChaincodeSpec()
            .getInput();
    ChaincodeAction action =
        ChaincodeAction.parseFrom(
            ProposalResponsePayload.parseFrom(payload.getAction().getProposalResponsePayload())
                .getExtension());
    List<ChainTransaction.Write> writes = new ArrayList<>();
    for (NsReadWriteSet set : TxReadWriteSet.parseFrom(action.getResults()).getNsRwsetList()) {
      for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
        writes.add(
            new ChainTransaction.Write(
                set.getNamespace(), write.getKey(), write.getIsDelete() ? null : write.getValue()));
      }
    }
    return new Action(
        action.getChaincodeId().getName(),
        input.getArgsCount() == 0 ? "" : input.getArgs(0).toStringUtf8(),
        List.copyOf(writes));
  }

  /** A client may write any number there; what is no time of this era counts as none. */
  private static @Nullable Instant instant(Timestamp time) {
    boolean sensible =
        time.getSeconds() >= 0
            && time.getSeconds() < END_OF_TIME
            && time.getNanos() >= 0
            && time.getNanos() < 1_000_000_000;
    return sensible ? Instant.ofEpochSecond(time.getSeconds(), time.getNanos()) : null;
  }

  /** Fabric hashes the header as ASN.1: a sequence of the number and the two hashes. */
  private static byte[] encoded(BlockHeader header) {
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    fields.writeBytes(
        der(0x02, new BigInteger(Long.toUnsignedString(header.getNumber())).toByteArray()));
    fields.writeBytes(der(0x04, header.getPreviousHash().toByteArray()));
    fields.writeBytes(der(0x04, header.getDataHash().toByteArray()));
    return der(0x30, fields.toByteArray());
  }

  private static byte[] der(int tag, byte[] content) {
    if (content.length > 127) {
      throw new LedgerException("a block header has a hash of " + content.length + " bytes");
    }
    byte[] encoded = new byte[content.length + 2];
    encoded[0] = (byte) tag;
    encoded[1] = (byte) content.length;
    System.arraycopy(content, 0, encoded, 2, content.length);
    return encoded;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
