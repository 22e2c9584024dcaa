package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Membership;
import org.patentpool.network.ordering.EndorserTransaction;
import org.patentpool.network.ordering.ReadWriteSet;
import org.patentpool.network.store.Sha256;
import org.patentpool.network.store.TransactionId;

/**
 * Checks one transaction by itself: form, sender's signature, transaction id, the hash that ties it
 * to its proposal, the endorsers' signatures. Needs no neighbour, so a block's transactions are
 * checked side by side. The order of the checks is Fabric's, for it decides which code is given.
 */
final class TransactionCheck {
  private final String channel;
  private final Membership membership;
  private final Predicate<String> onLedger;

  TransactionCheck(String channel, Membership membership, Predicate<String> onLedger) {
    this.channel = channel;
    this.membership = membership;
    this.onLedger = onLedger;
  }

  Candidate check(ByteString entry) {
    String txId = "";
    try {
      if (entry.isEmpty()) {
        throw new Refusal(TxValidationCode.NIL_ENVELOPE, "the entry is empty");
      }
      Envelope envelope =
          parse(entry, Envelope::parseFrom, TxValidationCode.INVALID_OTHER_REASON, "the envelope");
      Payload payload =
          parse(envelope.getPayload(), Payload::parseFrom, TxValidationCode.BAD_PAYLOAD, "payload");
      ChannelHeader header = channelHeader(payload);
      txId = header.getTxId();
      checkForm(header);
      SignatureHeader sender = signatureHeader(payload);
      checkSender(envelope, sender);
      return switch (HeaderType.forNumber(header.getType())) {
        case ENDORSER_TRANSACTION -> endorsed(payload, header, sender);
        case CONFIG -> configuration(envelope, header);
        case null, default ->
            throw new Refusal(
                TxValidationCode.UNSUPPORTED_TX_PAYLOAD,
                "a block holds no transactions of type " + header.getType());
      };
    } catch (Refusal refusal) {
      return new Candidate.Refused(
          txId, refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""));
    }
  }

  private static ChannelHeader channelHeader(Payload payload) throws Refusal {
    TxValidationCode code = TxValidationCode.BAD_COMMON_HEADER;
    if (!payload.hasHeader()) {
      throw new Refusal(code, "the payload has no header");
    }
    return parse(
        payload.getHeader().getChannelHeader(), ChannelHeader::parseFrom, code, "channel header");
  }

  private static void checkForm(ChannelHeader header) throws Refusal {
    TxValidationCode code = TxValidationCode.BAD_COMMON_HEADER;
    HeaderType type = HeaderType.forNumber(header.getType());
    if (type != HeaderType.ENDORSER_TRANSACTION
        && type != HeaderType.CONFIG
        && type != HeaderType.CONFIG_UPDATE) {
      throw new Refusal(code, "the channel header has the invalid type " + header.getType());
    }
    if (header.getEpoch() != 0) {
      throw new Refusal(code, "the epoch is " + header.getEpoch() + " and must be 0");
    }
  }

  private static SignatureHeader signatureHeader(Payload payload) throws Refusal {
    TxValidationCode code = TxValidationCode.BAD_COMMON_HEADER;
    SignatureHeader header =
        parse(
            payload.getHeader().getSignatureHeader(),
            SignatureHeader::parseFrom,
            code,
            "signature header");
    if (header.getNonce().isEmpty() || header.getCreator().isEmpty()) {
      throw new Refusal(code, "the signature header lacks nonce or creator");
    }
    return header;
  }

  private void checkSender(Envelope envelope, SignatureHeader sender) throws Refusal {
    TxValidationCode code = TxValidationCode.BAD_CREATOR_SIGNATURE;
    try {
      Identity creator = membership.identify(sender.getCreator());
      if (!creator.signed(
          envelope.getPayload().toByteArray(), envelope.getSignature().toByteArray())) {
        throw new Refusal(code, "the sender's signature does not fit the payload");
      }
    } catch (IdentityException e) {
      throw new Refusal(code, "the sender is not recognised: " + e.getMessage());
    }
  }

  private Candidate configuration(Envelope envelope, ChannelHeader header) throws Refusal {
    checkChannel(header);
    return new Candidate.Configuration(header.getTxId(), envelope);
  }

  private void checkChannel(ChannelHeader header) throws Refusal {
    if (!header.getChannelId().equals(channel)) {
      throw new Refusal(
          TxValidationCode.TARGET_CHAIN_NOT_FOUND,
          "it is meant for channel " + header.getChannelId());
    }
  }

  private Candidate endorsed(Payload payload, ChannelHeader header, SignatureHeader sender)
      throws Refusal {
    String expected = TransactionId.of(sender.getNonce(), sender.getCreator());
    if (!header.getTxId().equals(expected)) {
      throw new Refusal(
          TxValidationCode.BAD_PROPOSAL_TXID, "nonce and sender make the id " + expected);
    }
    EndorserTransaction transaction =
        parse(
            payload.getData(),
            EndorserTransaction::parse,
            TxValidationCode.INVALID_ENDORSER_TRANSACTION,
            "transaction");
    ByteString hash =
        Sha256.of(
            payload.getHeader().getChannelHeader(),
            transaction.actionHeader(),
            transaction.payload().getChaincodeProposalPayload());
    if (!hash.equals(transaction.response().getProposalHash())) {
      throw new Refusal(
          TxValidationCode.INVALID_ENDORSER_TRANSACTION,
          "what was endorsed is another proposal than the one enclosed");
    }
    checkChannel(header);
    if (onLedger.test(header.getTxId())) {
      throw new Refusal(TxValidationCode.DUPLICATE_TXID, "the ledger holds this id already");
    }
    return actionOf(header, transaction);
  }

  private Candidate actionOf(ChannelHeader header, EndorserTransaction transaction) throws Refusal {
    var extension =
        parse(
            header.getExtension(),
            ChaincodeHeaderExtension::parseFrom,
            TxValidationCode.BAD_HEADER_EXTENSION,
            "header extension");
    TxValidationCode badResponse = TxValidationCode.BAD_RESPONSE_PAYLOAD;
    ChaincodeAction action;
    try {
      action = transaction.action();
    } catch (InvalidProtocolBufferException e) {
      throw new Refusal(badResponse, "no chaincode action can be read: " + e.getMessage());
    }
    ReadWriteSet set =
        parse(
            action.getResults(), ReadWriteSet::parse, TxValidationCode.BAD_RWSET, "read-write set");
    checkChaincode(extension, action);
    checkEvent(action);
    checkNamespacesDiffer(set);
    return new Candidate.Endorsed(
        header.getTxId(),
        action.getChaincodeId().getName(),
        set,
        Endorsers.of(transaction, membership));
  }

  private static void checkChaincode(ChaincodeHeaderExtension extension, ChaincodeAction action)
      throws Refusal {
    if (!extension.hasChaincodeId() || !action.hasChaincodeId()) {
      throw new Refusal(
          TxValidationCode.INVALID_OTHER_REASON, "header or action names no chaincode");
    }
    String name = extension.getChaincodeId().getName();
    String executed = action.getChaincodeId().getName();
    if (name.isEmpty() || !name.equals(executed)) {
      throw new Refusal(
          TxValidationCode.INVALID_CHAINCODE,
          "proposed was chaincode '" + name + "', executed '" + executed + "'");
    }
    if (action.getChaincodeId().getVersion().isEmpty()) {
      throw new Refusal(TxValidationCode.INVALID_CHAINCODE, "the action names no version");
    }
  }

  private static void checkEvent(ChaincodeAction action) throws Refusal {
    if (action.getEvents().isEmpty()) {
      return;
    }
    TxValidationCode code = TxValidationCode.INVALID_OTHER_REASON;
    var event = parse(action.getEvents(), ChaincodeEvent::parseFrom, code, "chaincode event");
    if (!event.getChaincodeId().equals(action.getChaincodeId().getName())) {
      throw new Refusal(code, "the event claims to be of chaincode " + event.getChaincodeId());
    }
  }

  private static void checkNamespacesDiffer(ReadWriteSet set) throws Refusal {
    Set<String> seen = new HashSet<>();
    for (ReadWriteSet.Namespace namespace : set.namespaces()) {
      if (!seen.add(namespace.name())) {
        throw new Refusal(
            TxValidationCode.ILLEGAL_WRITESET,
            "the set has two parts for namespace " + namespace.name());
      }
    }
  }

  private interface Parser<T> {
    T parse(ByteString bytes) throws InvalidProtocolBufferException;
  }

  private static <T> T parse(ByteString bytes, Parser<T> parser, TxValidationCode code, String what)
      throws Refusal {
    try {
      return parser.parse(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new Refusal(code, what + " cannot be read: " + e.getMessage());
    }
  }
}
