package org.patentpool.network.endorsement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.network.endorsement.EndorsementRefused.Kind;
import org.patentpool.network.store.TransactionId;
import org.patentpool.network.testing.Crafted;
import org.patentpool.network.testing.Proposed;
import org.patentpool.network.testing.Writes;

class SystemQueriesTest {
  @TempDir Path directory;
  private EndorserFixture fixture;

  @BeforeEach
  void open() throws IOException {
    fixture = new EndorserFixture(directory);
    fixture.channel.commit(fixture.channel.onOpen(new Writes().put("open", "key", "value")));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private ByteString ask(String chaincode, String function, String... arguments)
      throws EndorsementRefused {
    return fixture.evaluate(proposal(chaincode, function, arguments)).getPayload();
  }

  private Proposed proposal(String chaincode, String function, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = function;
    all[1] = Crafted.CHANNEL;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return new Proposed(fixture.parties.clerk, chaincode, all);
  }

  private String refusal(Proposed proposed) {
    EndorsementRefused refused =
        catchThrowableOfType(EndorsementRefused.class, () -> fixture.evaluate(proposed));
    assertThat(refused.kind()).isEqualTo(Kind.CHAINCODE_RESPONSE);
    assertThat(refused.response()).extracting(Response::getStatus).isEqualTo(500);
    return String.valueOf(refused.getMessage());
  }

  @Test
  void the_chain_and_its_blocks() throws Exception {
    BlockchainInfo info = BlockchainInfo.parseFrom(ask("qscc", "GetChainInfo"));
    assertThat(info.getHeight()).isEqualTo(3);
    Block newest = Block.parseFrom(ask("qscc", "GetBlockByNumber", "2"));
    assertThat(newest).isEqualTo(fixture.channel.newest());
    assertThat(info.getPreviousBlockHash()).isEqualTo(newest.getHeader().getPreviousHash());
  }

  @Test
  void a_block_by_its_hash() throws Exception {
    Block newest = fixture.channel.newest();
    var response = fixture.evaluate(byHash(newest.getHeader().getPreviousHash()));
    assertThat(Block.parseFrom(response.getPayload())).isEqualTo(fixture.channel.ledger.block(1));
    ByteString tip = BlockchainInfo.parseFrom(ask("qscc", "GetChainInfo")).getCurrentBlockHash();
    assertThat(Block.parseFrom(fixture.evaluate(byHash(tip)).getPayload())).isEqualTo(newest);
    ByteString first = fixture.channel.ledger.block(1).getHeader().getPreviousHash();
    assertThat(Block.parseFrom(fixture.evaluate(byHash(first)).getPayload()))
        .isEqualTo(fixture.channel.ledger.block(0));
    assertThat(refusal(byHash(Writes.sha256("no block")))).contains("no such block hash [");
  }

  private Proposed byHash(ByteString hash) {
    return Proposed.of(
        fixture.parties.clerk,
        "qscc",
        ByteString.copyFromUtf8("GetBlockByHash"),
        ByteString.copyFromUtf8(Crafted.CHANNEL),
        hash);
  }

  @Test
  void a_transaction_by_its_id() throws Exception {
    ByteString entry = fixture.channel.newest().getData().getData(0);
    String txId = TransactionId.claimedBy(entry);
    assertThat(Block.parseFrom(ask("qscc", "GetBlockByTxID", txId)))
        .isEqualTo(fixture.channel.newest());
    var found = ProcessedTransaction.parseFrom(ask("qscc", "GetTransactionByID", txId));
    assertThat(found.getTransactionEnvelope().toByteString()).isEqualTo(entry);
    assertThat(found.getValidationCode()).isEqualTo(TxValidationCode.VALID_VALUE);
  }

  @Test
  void the_configuration() throws Exception {
    assertThat(Block.parseFrom(ask("cscc", "GetConfigBlock")))
        .isEqualTo(fixture.channel.ledger.block(0));
    assertThat(Config.parseFrom(ask("cscc", "GetChannelConfig")))
        .isEqualTo(fixture.channel.channel.current().config());
    assertThat(ChannelQueryResponse.parseFrom(ask("cscc", "GetChannels")).getChannelsList())
        .singleElement()
        .extracting(channel -> channel.getChannelId())
        .isEqualTo(Crafted.CHANNEL);
  }

  @Test
  void what_is_not_there_is_answered_and_not_crashed_on() {
    assertThat(refusal(proposal("qscc", "GetBlockByNumber", "3")))
        .contains("no such block number [3] in index");
    assertThat(refusal(proposal("qscc", "GetBlockByNumber", "x")))
        .contains("strconv.ParseUint: parsing \"x\": invalid syntax");
    assertThat(refusal(proposal("qscc", "GetBlockByNumber"))).contains("missing 3rd argument");
    assertThat(refusal(proposal("qscc", "GetTransactionByID", "x")))
        .contains("Failed to get transaction with id x, error no such transaction ID [x] in index");
    assertThat(refusal(proposal("qscc", "GetBlockByTxID", "x")))
        .contains("Failed to get block for txID x, error no such transaction ID [x] in index");
    assertThat(refusal(proposal("qscc", "Unknown"))).contains("missing 3rd argument for Unknown");
    assertThat(refusal(proposal("cscc", "Unknown"))).contains("function Unknown not found");
    assertThat(refusal(new Proposed(fixture.parties.clerk, "qscc", "GetChainInfo")))
        .contains("Incorrect number of arguments, 1");
    assertThat(refusal(new Proposed(fixture.parties.clerk, "qscc", "GetChainInfo", "other")))
        .contains("Invalid chain ID, other");
  }

  @Test
  void whoever_has_them_endorsed_is_answered_and_gets_no_endorsement() {
    EndorsementRefused refused =
        catchThrowableOfType(
            EndorsementRefused.class, () -> fixture.endorse(proposal("qscc", "GetChainInfo")));
    assertThat(refused.kind()).isEqualTo(Kind.UNSATISFIABLE);
    assertThat(refused).hasMessageContaining("No metadata was found for chaincode qscc");
    EndorsementRefused failed =
        catchThrowableOfType(
            EndorsementRefused.class, () -> fixture.endorse(proposal("qscc", "Unknown")));
    assertThat(failed.kind()).isEqualTo(Kind.CHAINCODE_RESPONSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qscc/GetChainInfo",
        "qscc/GetBlockByNumber",
        "qscc/GetBlockByHash",
        "qscc/GetBlockByTxID",
        "qscc/GetTransactionByID",
        "cscc/GetConfigBlock",
        "cscc/GetChannelConfig",
        "cscc/GetChannels"
      })
  void members_are_refused(String resource) {
    String[] parts = resource.split("/", 2);
    Proposed proposed =
        new Proposed(fixture.parties.member, parts[0], parts[1], Crafted.CHANNEL, "0");
    assertThat(refusal(proposed)).contains("access denied");
  }
}
