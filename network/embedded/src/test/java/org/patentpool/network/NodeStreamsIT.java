package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.patentpool.network.RunningNetwork.AUDITOR;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.MEMBERS;
import static org.patentpool.network.RunningNetwork.OPERATOR;
import static org.patentpool.network.RunningNetwork.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events and blocks that the npm client receives: each once, whatever comes in between. */
class NodeStreamsIT {
  private static final int TOGETHER = 10;

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    NodeClient.install();
  }

  @Test
  void events_are_resumed_in_the_midst_of_a_block() throws Exception {
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      long first = blockOfSeveral(running.pool(OPERATOR, "operator"));
      NodeClient member = NodeClient.of(running, MEMBERS, "member1");
      var before = member.run("events", checkpoint("events"), first, 1);
      event(running, "last");
      List<Map<String, String>> all = eventsSince(running, first);
      var after = member.run("events", checkpoint("events"), first, all.size() - 1);
      assertThat(all.get(1)).containsEntry("block", Long.toString(first));
      assertThat(before.lines()).containsExactly(all.getFirst());
      assertThat(after.lines()).containsExactlyElementsOf(all.subList(1, all.size()));
    }
  }

  /** Which transactions share a block is up to the network, so it is given enough of them. */
  private static long blockOfSeveral(Contract contract) throws Exception {
    while (true) {
      List<Transaction> endorsed = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        endorsed.add(RunningNetwork.proposal(contract, "event", "event " + i, "" + i).endorse());
      }
      List<SubmittedTransaction> submitted = new ArrayList<>();
      for (Transaction transaction : endorsed) {
        submitted.add(transaction.submitAsync());
      }
      Set<Long> blocks = new HashSet<>();
      for (SubmittedTransaction transaction : submitted) {
        long block = transaction.getStatus().getBlockNumber();
        if (!blocks.add(block)) {
          return block;
        }
      }
    }
  }

  /** What the Java client receives, up to the event that is called last. */
  private static List<Map<String, String>> eventsSince(RunningNetwork running, long block) {
    List<Map<String, String>> lines = new ArrayList<>();
    try (CloseableIterator<ChaincodeEvent> events =
        running
            .client(MEMBERS, "member1")
            .newChaincodeEventsRequest("pool")
            .startBlock(block)
            .build()
            .getEvents()) {
      while (lines.isEmpty() || !lines.getLast().containsValue("last")) {
        lines.add(line(events.next()));
      }
    }
    return lines;
  }

  private static Map<String, String> line(ChaincodeEvent event) {
    return Map.of(
        "block", Long.toString(event.getBlockNumber()),
        "transaction", event.getTransactionId(),
        "chaincode", event.getChaincodeName(),
        "event", event.getEventName(),
        "payload", text(event.getPayload()));
  }

  private Path checkpoint(String name) {
    return folder.resolve(name + ".checkpoint");
  }

  private static SubmittedTransaction send(Contract contract, String function, String... arguments)
      throws Exception {
    return RunningNetwork.proposal(contract, function, arguments).endorse().submitAsync();
  }

  /** An event in a block of its own, whose number is returned. */
  private static long event(RunningNetwork running, String name) throws Exception {
    Contract contract = running.pool(OPERATOR, "operator");
    return send(contract, "event", name, "1").getStatus().getBlockNumber();
  }

  @Test
  void blocks_are_those_that_another_client_receives() throws Exception {
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      event(running, "a block more");
      NodeClient founder = NodeClient.of(running, FOUNDER1, "founder");
      List<Map<String, String>> received = new ArrayList<>();
      received.addAll(founder.run("blocks", checkpoint("blocks"), 0, 2).lines());
      received.addAll(founder.run("blocks", checkpoint("blocks"), 0, 1).lines());
      assertThat(received).hasSize(3);
      try (CloseableIterator<Block> blocks =
          running
              .client(FOUNDER1, "founder")
              .newBlockEventsRequest()
              .startBlock(0)
              .build()
              .getEvents()) {
        for (Map<String, String> line : received) {
          assertThat(line).isEqualTo(line(blocks.next()));
        }
      }
    }
  }

  private static Map<String, String> line(Block block) {
    BlockHeader header = block.getHeader();
    HexFormat hex = HexFormat.of();
    return Map.of(
        "block", Long.toString(header.getNumber()),
        "previousHash", hex.formatHex(header.getPreviousHash().toByteArray()),
        "dataHash", hex.formatHex(header.getDataHash().toByteArray()),
        "transactions", Integer.toString(block.getData().getDataCount()));
  }

  @Test
  void confidential_rows_come_to_those_who_hold_them() throws Exception {
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      Contract accounts = running.client(MEMBERS, "member1").getContract("accounts");
      SubmittedTransaction report = send(accounts, "putPrivate", "confidential", "report", "42");
      long block = report.getStatus().getBlockNumber();
      assertThat(
              NodeClient.of(running, AUDITOR, "auditor")
                  .run("private-blocks", checkpoint("auditor"), block, 1)
                  .line())
          .containsEntry("block", Long.toString(block))
          .containsEntry("confidential", "1");
      assertThat(
              NodeClient.of(running, FOUNDER1, "founder")
                  .run("private-blocks", checkpoint("founder"), block, 1)
                  .line())
          .containsEntry("block", Long.toString(block))
          .containsEntry("confidential", "0");
    }
  }

  @Test
  void filtered_blocks_carry_ids_and_codes() throws Exception {
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      Contract contract = running.pool(OPERATOR, "operator");
      Transaction late = RunningNetwork.proposal(contract, "copy", "row", "other").endorse();
      SubmittedTransaction valid = send(contract, "put", "row", "changed");
      long first = valid.getStatus().getBlockNumber();
      SubmittedTransaction invalid = late.submitAsync();
      assertThat(invalid.getStatus().getBlockNumber()).isEqualTo(first + 1);
      assertThat(
              NodeClient.of(running, MEMBERS, "member1")
                  .run("filtered-blocks", checkpoint("filtered"), first, 2)
                  .lines())
          .extracting(line -> line.get("transaction"), line -> line.get("code"))
          .containsExactly(
              tuple(valid.getTransactionId(), "VALID"),
              tuple(invalid.getTransactionId(), "MVCC_READ_CONFLICT"));
    }
  }

  @Test
  void streams_go_on_after_a_disconnect() throws Exception {
    List<NodeRun> runs = new ArrayList<>();
    int port;
    long first;
    try {
      try (RunningNetwork running = RunningNetwork.in(folder)) {
        port = running.network().port();
        first = event(running, "first");
        NodeClient member = NodeClient.of(running, MEMBERS, "member1");
        NodeClient founder = NodeClient.of(running, FOUNDER1, "founder");
        runs.add(member.start("events", checkpoint("events"), first, 4));
        runs.add(member.start("filtered-blocks", checkpoint("filtered"), first, 4));
        runs.add(founder.start("blocks", checkpoint("blocks"), first, 4));
        event(running, "second");
        for (NodeRun run : runs) {
          run.next();
          run.next();
        }
      }
      for (NodeRun run : runs) {
        assertThat(run.next()).containsOnlyKeys("disconnected");
      }
      try (RunningNetwork running = RunningNetwork.in(folder, options -> options.withPort(port))) {
        event(running, "third");
        event(running, "fourth");
        for (NodeRun run : runs) {
          assertEachOnce(run.end(), first);
        }
      }
    } finally {
      runs.forEach(NodeRun::close);
    }
  }

  /** Four blocks, whatever it had to try before the network was back. */
  private static void assertEachOnce(NodeRun.Ended ended, long first) {
    assertThat(ended.exit()).as(ended.complaint()).isZero();
    assertThat(ended.lines())
        .filteredOn(line -> !line.containsKey("disconnected"))
        .extracting(line -> line.get("block"))
        .containsExactly("" + first, "" + (first + 1), "" + (first + 2), "" + (first + 3));
  }
}
