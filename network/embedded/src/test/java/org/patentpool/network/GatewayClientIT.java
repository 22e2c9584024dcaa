package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.MEMBERS;
import static org.patentpool.network.RunningNetwork.OPERATOR;
import static org.patentpool.network.RunningNetwork.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.Checkpointer;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The stock Java client over the TLS port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayClientIT {
  private final RunningNetwork running;

  GatewayClientIT(@TempDir Path folder) throws Exception {
    running = RunningNetwork.in(folder);
  }

  @BeforeAll
  void the_definitions_are_committed() {
    assertThat(running.connection().value("channel")).isEqualTo("pool");
  }

  @AfterAll
  void close() {
    running.close();
  }

  @Test
  void every_organisation_submits_and_reads() throws Exception {
    Connection connection = running.connection();
    for (String mspId : connection.names("organizations")) {
      for (String user : connection.names("organizations/" + mspId + "/users")) {
        Contract contract = running.pool(mspId, user);
        String key = "by " + mspId + " " + user;
        assertThat(text(contract.submitTransaction("put", key, "here"))).isEqualTo("done");
        assertThat(text(contract.evaluateTransaction("get", key))).isEqualTo("here");
      }
    }
  }

  @Test
  void accounts_are_endorsed_by_operator_and_auditor() throws Exception {
    Contract accounts = running.client(MEMBERS, "member1").getContract("accounts");
    accounts.submitTransaction("putPrivate", "confidential", "report", "42");
    Contract operators = running.client(OPERATOR, "operator").getContract("accounts");
    assertThat(text(operators.evaluateTransaction("getPrivate", "confidential", "report")))
        .isEqualTo("42");
  }

  @Test
  void events_are_resumed_after_a_disconnect() throws Exception {
    Contract contract = running.pool(OPERATOR, "operator");
    Checkpointer checkpointer = new InMemoryCheckpointer();
    Network listener = running.client(MEMBERS, "member1");
    long start = 0;
    contract.submitTransaction("event", "first", "1");
    contract.submitTransaction("event", "second", "2");
    try (CloseableIterator<ChaincodeEvent> events =
        listener.newChaincodeEventsRequest("pool").startBlock(start).build().getEvents()) {
      ChaincodeEvent event = next(events, "first");
      assertThat(text(event.getPayload())).isEqualTo("1");
      checkpointer.checkpointChaincodeEvent(event);
    }
    contract.submitTransaction("event", "third", "3");
    List<String> names = new ArrayList<>();
    try (CloseableIterator<ChaincodeEvent> events =
        running
            .client(MEMBERS, "member1")
            .newChaincodeEventsRequest("pool")
            .checkpoint(checkpointer)
            .build()
            .getEvents()) {
      names.add(events.next().getEventName());
      names.add(events.next().getEventName());
    }
    assertThat(names).containsExactly("second", "third");
  }

  private static ChaincodeEvent next(CloseableIterator<ChaincodeEvent> events, String name) {
    while (true) {
      ChaincodeEvent event = events.next();
      if (event.getEventName().equals(name)) {
        return event;
      }
    }
  }

  @Test
  void blocks_come_in_order_and_are_resumed() throws Exception {
    Contract contract = running.pool(OPERATOR, "operator");
    Network founder = running.client(FOUNDER1, "founder");
    long next = 0;
    try (CloseableIterator<Block> blocks =
        founder.newBlockEventsRequest().startBlock(0).build().getEvents()) {
      while (next < 2) {
        assertThat(blocks.next().getHeader().getNumber()).isEqualTo(next++);
      }
    }
    contract.submitTransaction("put", "a block more", "1");
    try (CloseableIterator<Block> blocks =
        running
            .client(FOUNDER1, "founder")
            .newBlockEventsRequest()
            .startBlock(next)
            .build()
            .getEvents()) {
      assertThat(blocks.next().getHeader().getNumber()).isEqualTo(next);
    }
  }

  @Test
  void filtered_blocks_carry_ids_and_codes() throws Exception {
    Contract contract = running.pool(OPERATOR, "operator");
    var commit =
        RunningNetwork.proposal(contract, "event", "filtered", "secret").endorse().submitAsync();
    long number = commit.getStatus().getBlockNumber();
    try (CloseableIterator<FilteredBlock> blocks =
        running
            .client(MEMBERS, "member1")
            .newFilteredBlockEventsRequest()
            .startBlock(number)
            .build()
            .getEvents()) {
      FilteredBlock block = blocks.next();
      assertThat(block.getChannelId()).isEqualTo("pool");
      assertThat(block.getFilteredTransactionsList())
          .anySatisfy(transaction -> {
            assertThat(transaction.getTxid()).isEqualTo(commit.getTransactionId());
            assertThat(
                    transaction
                        .getTransactionActions()
                        .getChaincodeActions(0)
                        .getChaincodeEvent()
                        .getPayload())
                .isEmpty();
          });
    }
  }
}
