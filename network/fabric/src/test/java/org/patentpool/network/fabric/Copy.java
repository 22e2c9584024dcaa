package org.patentpool.network.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryChaincodeDefinitionArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryChaincodeDefinitionResult;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.lifecycle.DefinitionRows;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.InvalidConfigException;

/** An organisation's copy of the ledger, about which its administrator asks its own peer. */
record Copy(Peer peer) implements AutoCloseable {
  private static final String CHANNEL = FirstDefinitions.CHANNEL;

  static Copy of(Live live, String mspId) throws Exception {
    return new Copy(Peer.of(new Place(mspId, Topology.PEER), live.plan(), live.organizations()));
  }

  /** Zero while the peer does not answer. */
  long height() {
    try {
      return BlockchainInfo.parseFrom(ask("qscc", "GetChainInfo", bytes(CHANNEL))).getHeight();
    } catch (NotYet e) {
      return 0;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  Block block(long number) throws Exception {
    return Block.parseFrom(
        ask("qscc", "GetBlockByNumber", bytes(CHANNEL), bytes(Long.toString(number))));
  }

  ChannelConfig configuration() {
    try {
      return ChannelConfig.of(Block.parseFrom(ask("cscc", "GetConfigBlock", bytes(CHANNEL))));
    } catch (InvalidProtocolBufferException | InvalidConfigException | NotYet e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often a definition of the chaincode was committed. */
  long definitions(String chaincode) throws Exception {
    byte[] question =
        QueryChaincodeDefinitionArgs.newBuilder().setName(chaincode).build().toByteArray();
    return QueryChaincodeDefinitionResult.parseFrom(
            ask(DefinitionRows.NAMESPACE, "QueryChaincodeDefinition", question))
        .getSequence();
  }

  private ByteString ask(String chaincode, String function, byte[]... arguments) throws NotYet {
    try {
      return peer.call(CHANNEL, chaincode, function, arguments);
    } catch (Refused e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    peer.close();
  }
}
