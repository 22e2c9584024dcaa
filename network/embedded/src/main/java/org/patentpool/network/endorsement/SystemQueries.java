package org.patentpool.network.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.HexFormat;
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
import org.patentpool.network.policy.ChannelConfig;
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

  /**
   * The answer, worded as a peer words it.
   *
   * @param node the organisation whose node is asked
   */
  Response answer(Proposal proposal, Identity caller, String node) {
    List<ByteString> arguments = proposal.input().getArgsList();
    try {
      return proposal.chaincode().equals("qscc")
          ? aboutChain(arguments, caller)
          : aboutChannel(arguments, caller, node);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a committed block cannot be read", e);
    }
  }

  private Response aboutChain(List<ByteString> arguments, Identity caller)
      throws InvalidProtocolBufferException {
    String function = argument(arguments, 0);
    String name = argument(arguments, 1);
    if (arguments.size() < 2) {
      return error("Incorrect number of arguments, " + arguments.size());
    }
    if (arguments.size() < 3 && !function.equals("GetChainInfo")) {
      return error("missing 3rd argument for " + function);
    }
    if (!name.equals(channel.current().channelId())) {
      return error("Invalid chain ID, " + name);
    }
    String denial = denial("qscc/" + function, caller);
    if (!denial.isEmpty()) {
      return error("access denied for [%s][%s]: [%s]".formatted(function, name, denial));
    }
    return switch (function) {
      case "GetChainInfo" -> success(chainInfo());
      case "GetBlockByNumber" -> byNumber(argument(arguments, 2));
      case "GetBlockByHash" -> byHash(arguments.get(2));
      case "GetBlockByTxID" -> byTransaction(argument(arguments, 2));
      case "GetTransactionByID" -> transaction(argument(arguments, 2));
      default -> notFound(function);
    };
  }

  private Response aboutChannel(List<ByteString> arguments, Identity caller, String node)
      throws InvalidProtocolBufferException {
    String function = argument(arguments, 0);
    if (arguments.isEmpty() || (arguments.size() < 2 && !function.equals("GetChannels"))) {
      return error("Incorrect number of arguments, " + arguments.size());
    }
    return switch (function) {
      case "GetConfigBlock", "GetChannelConfig" -> {
        String name = argument(arguments, 1);
        String denial =
            name.equals(channel.current().channelId())
                ? denial("cscc/" + function, caller)
                : "there is no such channel here";
        if (!denial.isEmpty()) {
          yield error("access denied for [%s][%s]: %s".formatted(function, name, denial));
        }
        yield success(function.equals("GetConfigBlock") ? LastConfiguration.of(ledger) : config());
      }
      case "GetChannels" ->
          caller.mspId().equals(node) ? success(channels()) : strangerAsksForChannels(caller, node);
      default -> notFound(function);
    };
  }

  /** Which channels a node serves concerns its own organisation alone. */
  private static Response strangerAsksForChannels(Identity caller, String node) {
    return error(
        "access denied for [GetChannels]: Failed deserializing proposal creator during channelless "
            + "check policy with policy [Members]: [expected MSP ID %s, received %s]"
                .formatted(node, caller.mspId()));
  }

  /** Why the caller may not; empty when they may. */
  private String denial(String resource, Identity caller) {
    ChannelConfig config = channel.current();
    if (config.policies().mayUse(resource, caller)) {
      return "";
    }
    return "failed evaluating policy on signed data during check policy [%s]: [%s]"
        .formatted(config.access().get(resource), "signature set did not satisfy policy");
  }

  private static Response notFound(String function) {
    return error("Requested function " + function + " not found.");
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
      return error(
          "Failed to parse block number with error strconv.ParseUint: parsing \"%s\": invalid syntax"
              .formatted(text));
    }
    if (number < 0 || number >= ledger.height()) {
      return error(
          "Failed to get block number %s, error no such block number [%s] in index"
              .formatted(text, text));
    }
    return success(ledger.block(number));
  }

  /** Blocks are not indexed by hash; the chain is walked from its end. */
  private Response byHash(ByteString hash) {
    Block block = ledger.block(ledger.height() - 1);
    ByteString own = BlockHash.header(block.getHeader());
    while (!own.equals(hash) && block.getHeader().getNumber() > 0) {
      own = block.getHeader().getPreviousHash();
      block = ledger.block(block.getHeader().getNumber() - 1);
    }
    return own.equals(hash)
        ? success(block)
        : error(
            "Failed to get block hash %s, error no such block hash [%s] in index"
                .formatted(hash.toStringUtf8(), HexFormat.of().formatHex(hash.toByteArray())));
  }

  private Response byTransaction(String txId) {
    return ledger
        .find(txId)
        .map(place -> success(ledger.block(place.block())))
        .orElseGet(() -> noTransaction("Failed to get block for txID", txId));
  }

  private Response transaction(String txId) throws InvalidProtocolBufferException {
    TransactionPlace place = ledger.find(txId).orElse(null);
    if (place == null) {
      return noTransaction("Failed to get transaction with id", txId);
    }
    ByteString entry = ledger.block(place.block()).getData().getData(place.index());
    return success(
        ProcessedTransaction.newBuilder()
            .setTransactionEnvelope(Envelope.parseFrom(entry))
            .setValidationCode(place.code())
            .build());
  }

  private static Response noTransaction(String failure, String txId) {
    return error(
        "%s %s, error no such transaction ID [%s] in index".formatted(failure, txId, txId));
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
