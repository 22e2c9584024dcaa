package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patentpool.network.RunningNetwork.AUDITOR;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.MEMBERS;
import static org.patentpool.network.RunningNetwork.OPERATOR;
import static org.patentpool.network.RunningNetwork.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that is closed and opened again. */
class RestartIT {
  @TempDir Path folder;

  @Test
  void everything_is_still_there() throws Exception {
    String txId;
    String history;
    List<DeliverResponse> chain;
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      Contract contract = running.pool(OPERATOR, "operator");
      contract.submitTransaction("put", "key", "old");
      var last = RunningNetwork.proposal(contract, "put", "key", "new").endorse().submitAsync();
      assertThat(last.getStatus().isSuccessful()).isTrue();
      txId = last.getTransactionId();
      running
          .client(MEMBERS, "member1")
          .getContract("accounts")
          .submitTransaction("putPrivate", "confidential", "row", "secret");
      running.network().enrol(MEMBERS, "newcomer");
      history = text(contract.evaluateTransaction("history", "key"));
      chain = chain(running);
    }
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      Contract contract = running.pool(MEMBERS, "newcomer");
      assertThat(text(contract.evaluateTransaction("get", "key"))).isEqualTo("new");
      assertThat(text(contract.evaluateTransaction("history", "key"))).isEqualTo(history);
      assertThat(chain(running)).isEqualTo(chain);
      assertThat(
              text(
                  running
                      .client(AUDITOR, "auditor")
                      .getContract("accounts")
                      .evaluateTransaction("getPrivate", "confidential", "row")))
          .isEqualTo("secret");
      RawClient founder = RawClient.of(running, FOUNDER1, "founder");
      assertThat(founder.commitStatus(txId).getResult()).isEqualTo(TxValidationCode.VALID);
      contract.submitTransaction("put", "key", "newest");
      assertThat(text(contract.evaluateTransaction("get", "key"))).isEqualTo("newest");
    }
  }

  private static List<DeliverResponse> chain(RunningNetwork running) throws Exception {
    RawClient founder = RawClient.of(running, FOUNDER1, "founder");
    try (CloseableIterator<Block> _ =
        running
            .client(FOUNDER1, "founder")
            .newBlockEventsRequest()
            .startBlock(0)
            .build()
            .getEvents()) {
      return founder.deliver(founder.seek(RawClient.at(0), RawClient.at(4)));
    }
  }

  @Test
  void a_second_one_in_the_same_folder_is_refused() throws Exception {
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      assertThatExceptionOfType(NetworkException.class)
          .isThrownBy(() -> RunningNetwork.in(folder))
          .withMessageContaining("is in use by process " + ProcessHandle.current().pid());
      running.pool(OPERATOR, "operator").submitTransaction("put", "key", "value");
    }
  }

  @Test
  void a_taken_port_is_named() throws Exception {
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      int taken = running.network().port();
      Path other = Files.createDirectory(folder.resolve("other"));
      assertThatExceptionOfType(NetworkException.class)
          .isThrownBy(() -> RunningNetwork.in(other, options -> options.withPort(taken)))
          .withMessageContaining(Integer.toString(taken));
      RunningNetwork.in(other).close();
    }
  }

  @Test
  void damaged_blocks_are_refused_and_named() throws Exception {
    RunningNetwork.in(folder).close();
    Path blocks = folder.resolve("network/channel/blocks");
    byte[] bytes = Files.readAllBytes(blocks);
    bytes[bytes.length / 2] ^= 1;
    Files.write(blocks, bytes);
    assertThatExceptionOfType(NetworkException.class)
        .isThrownBy(() -> RunningNetwork.in(folder))
        .withMessageContaining(blocks.toString())
        .withMessageContaining("offset");
    assertThat(Files.readAllBytes(blocks)).isEqualTo(bytes);
  }

  @Test
  void another_networks_genesis_block_is_refused() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    RunningNetwork.in(folder).close();
    RunningNetwork.in(other).close();
    Files.copy(
        other.resolve("network/genesis.block"),
        folder.resolve("network/genesis.block"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatExceptionOfType(NetworkException.class)
        .isThrownBy(() -> RunningNetwork.in(folder))
        .withMessageContaining("genesis.block is not the genesis block of the chain");
  }

  @Test
  void a_jar_without_the_chaincodes_is_refused() throws Exception {
    assertThatExceptionOfType(NetworkException.class)
        .isThrownBy(() ->
            EmbeddedNetwork.open(
                EmbeddedNetwork.Options.of(folder.resolve("network"))
                    .withChaincodes(folder.resolve("missing.jar"))))
        .withMessageContaining("no chaincode jar at");
    RunningNetwork.in(folder).close();
  }
}
