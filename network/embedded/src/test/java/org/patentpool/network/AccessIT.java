package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.patentpool.network.RunningNetwork.AUDITOR;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.FOUNDER2;
import static org.patentpool.network.RunningNetwork.MEMBERS;
import static org.patentpool.network.RunningNetwork.OPERATOR;

import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may read what: blocks are for the organisations that keep them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
  private static final List<String> WITH_NODE = List.of(OPERATOR, FOUNDER1, FOUNDER2, AUDITOR);

  private final RunningNetwork running;

  AccessIT(@TempDir Path folder) throws Exception {
    running = RunningNetwork.in(folder);
  }

  @AfterAll
  void close() {
    running.close();
  }

  @Test
  void organisations_with_nodes_read_blocks_and_system_queries() throws Exception {
    for (String mspId : WITH_NODE) {
      RawClient admin = RawClient.of(running, mspId, "admin");
      List<DeliverResponse> responses = admin.deliver(admin.seek(RawClient.at(0), RawClient.at(1)));
      assertThat(responses).hasSize(3);
      assertThat(responses.get(1).getBlock().getHeader().getNumber()).isEqualTo(1);
      assertThat(responses.getLast().getStatus()).isEqualTo(Status.SUCCESS);
      Contract system = running.client(mspId, "admin").getContract("qscc");
      assertThat(
              BlockchainInfo.parseFrom(system.evaluateTransaction("GetChainInfo", "pool"))
                  .getHeight())
          .isGreaterThanOrEqualTo(2);
      assertThat(
              Block.parseFrom(system.evaluateTransaction("GetBlockByNumber", "pool", "0"))
                  .getHeader()
                  .getNumber())
          .isZero();
    }
  }

  @Test
  void members_read_neither() throws Exception {
    for (String user : List.of("member1", "member2", "licensee1", "admin")) {
      RawClient member = RawClient.of(running, MEMBERS, user);
      for (RawClient.Kind kind :
          List.<RawClient.Kind>of(
              DeliverGrpc.DeliverStub::deliver, DeliverGrpc.DeliverStub::deliverWithPrivateData)) {
        RawClient.DeliverStream stream = member.open(kind);
        stream.ask(member.seek(RawClient.at(0), RawClient.at(0)));
        assertThat(stream.next())
            .isEqualTo(DeliverResponse.newBuilder().setStatus(Status.FORBIDDEN).build());
        assertThat(stream.ends()).isTrue();
      }
      for (String function : Set.of("GetChainInfo", "GetBlockByNumber", "GetTransactionByID")) {
        Contract system = running.client(MEMBERS, user).getContract("qscc");
        assertDenied(system, function);
      }
      assertDenied(running.client(MEMBERS, user).getContract("cscc"), "GetConfigBlock");
    }
  }

  private static void assertDenied(Contract system, String function) {
    GatewayException denied =
        catchThrowableOfType(
            GatewayException.class, () -> system.evaluateTransaction(function, "pool", "0"));
    assertThat(denied.getStatus().getCode()).isEqualTo(Code.UNKNOWN);
    assertThat(denied.getDetails())
        .singleElement()
        .satisfies(detail -> assertThat(detail.getMessage()).contains("access denied"));
  }

  @Test
  void private_rows_reach_the_members_of_their_collection_only() throws Exception {
    var commit =
        running
            .client(MEMBERS, "licensee1")
            .getContract("accounts")
            .newProposal("putTransient")
            .addArguments("confidential", "sold")
            .putTransient("sold", "4711")
            .build()
            .endorse()
            .submitAsync();
    long number = commit.getStatus().getBlockNumber();
    for (String mspId : WITH_NODE) {
      BlockAndPrivateData block = withPrivateData(mspId, number);
      boolean holds = Set.of(OPERATOR, AUDITOR).contains(mspId);
      assertThat(block.getPrivateDataMapMap()).hasSize(holds ? 1 : 0);
      String bytes = block.toByteString().toString(StandardCharsets.ISO_8859_1);
      assertThat(bytes.contains("4711")).isEqualTo(holds);
    }
  }

  private BlockAndPrivateData withPrivateData(String mspId, long number) throws Exception {
    RawClient admin = RawClient.of(running, mspId, "admin");
    RawClient.DeliverStream stream = admin.open(DeliverGrpc.DeliverStub::deliverWithPrivateData);
    stream.ask(admin.seek(RawClient.at(number), RawClient.at(number)));
    DeliverResponse response = stream.next();
    stream.finish();
    return response.getBlockAndPrivateData();
  }
}
