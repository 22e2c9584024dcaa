package org.patentpool.network.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChannelInfo;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.Response;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.ordering.LastConfiguration;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.store.BlockHash;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.Ledger.TransactionPlace;

/**
 * Answers what Fabric's system chaincodes {@code qscc} and {@code cscc} answer about the chain,
 * each function under its own access rule.
 */
final class SystemQueries {
  static final Set<String> CHAINCODES = Set.of("qscc", "cscc");

  private static final int OK = 200;
  private static final int ERROR = 500;

  private final ConfiguredChannel channel;
  private final Ledger ledger;

  SystemQueries(ConfiguredChannel channel, Ledger ledger) {
    this.channel = channel;
    this.ledger = ledger;
  }

  Response answer(Proposal proposal, Identity caller) {
    List<ByteString> arguments = proposal.input().getArgsList();
    String function = argument(arguments, 0);
    String resource = proposal.chaincode() + "/" + function;
    if (!channel.current().policies().mayUse(guarding(resource), caller)) {
      return error("access denied for [" + resource + "]");
    }
    if (!function.equals("GetChannels")
        && !argument(arguments, 1).equals(channel.current().channelId())) {
      return error("there is no channel '" + argument(arguments, 1) + "' here");
    }
    try {
      return switch (resource) {
        case "qscc/GetChainInfo" -> success(chainInfo());
        case "qscc/GetBlockByNumber" -> byNumber(argument(arguments, 2));
        case "qscc/GetBlockByHash" -> byHash(arguments);
        case "qscc/GetBlockByTxID" -> byTransaction(argument(arguments, 2));
        case "qscc/GetTransactionByID" -> transaction(argument(arguments, 2));
        case "cscc/GetConfigBlock" -> success(LastConfiguration.of(ledger));
        case "cscc/GetChannelConfig" -> success(config());
        case "cscc/GetChannels" -> success(channels());
        default -> error("there is no function " + function + " in " + proposal.chaincode());
      };
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a committed block cannot be read", e);
    }
  }

  /** On Fabric the list of channels is guarded by each peer, not by a channel; here alike. */
  private static String guarding(String resource) {
    return resource.equals("cscc/GetChannels") ? "cscc/GetChannelConfig" : resource;
  }

  private static String argument(List<ByteString> arguments, int index) {
    return index < arguments.size() ? arguments.get(index).toStringUtf8() : "";
  }

  private BlockchainInfo chainInfo() {
    long height = ledger.height();
    var header = ledger.block(height - 1).getHeader();
    return BlockchainInfo.newBuilder()
        .setHeight(height)
        .setCurrentBlockHash(BlockHash.header(header))
        .setPreviousBlockHash(header.getPreviousHash())
        .build();
  }

  private Response byNumber(String text) {
    long number;
    try {
      number = Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      return error("'" + text + "' is no block number");
    }
    if (number < 0 || number >= ledger.height()) {
      return error("there is no block " + text + ", the chain has " + ledger.height());
    }
    return success(ledger.block(number));
  }

  /** Blocks are not indexed by hash; the chain is walked from its end. */
  private Response byHash(List<ByteString> arguments) {
    ByteString hash = arguments.size() > 2 ? arguments.get(2) : ByteString.EMPTY;
    Block block = ledger.block(ledger.height() - 1);
    ByteString own = BlockHash.header(block.getHeader());
    while (!own.equals(hash) && block.getHeader().getNumber() > 0) {
      own = block.getHeader().getPreviousHash();
      block = ledger.block(block.getHeader().getNumber() - 1);
    }
    return own.equals(hash) ? success(block) : error("there is no block of that hash");
  }

  private Response byTransaction(String txId) {
    return ledger
        .find(txId)
        .map(place -> success(ledger.block(place.block())))
        .orElseGet(() -> error("there is no transaction " + txId));
  }

  private Response transaction(String txId) throws InvalidProtocolBufferException {
    TransactionPlace place = ledger.find(txId).orElse(null);
    if (place == null) {
      return error("there is no transaction " + txId);
    }
    ByteString entry = ledger.block(place.block()).getData().getData(place.index());
    return success(
        ProcessedTransaction.newBuilder()
            .setTransactionEnvelope(Envelope.parseFrom(entry))
            .setValidationCode(place.code())
            .build());
  }

  private MessageLite config() throws InvalidProtocolBufferException {
    Envelope envelope = Envelope.parseFrom(LastConfiguration.of(ledger).getData().getData(0));
    return ConfigEnvelope.parseFrom(Payload.parseFrom(envelope.getPayload()).getData()).getConfig();
  }

  private ChannelQueryResponse channels() {
    return ChannelQueryResponse.newBuilder()
        .addChannels(ChannelInfo.newBuilder().setChannelId(channel.current().channelId()))
        .build();
  }

  private static Response success(MessageLite answer) {
    return Response.newBuilder().setStatus(OK).setPayload(answer.toByteString()).build();
  }

  private static Response error(String message) {
    return Response.newBuilder().setStatus(ERROR).setMessage(message).build();
  }
}
