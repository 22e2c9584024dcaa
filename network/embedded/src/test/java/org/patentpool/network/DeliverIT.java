package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.OPERATOR;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekInfo.SeekBehavior;
import org.hyperledger.fabric.protos.orderer.SeekInfo.SeekContentType;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekNextCommit;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.identity.Validity;

/** The ways to ask for blocks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliverIT {
  private static final SeekPosition NEWEST =
      SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()).build();
  private static final SeekPosition NEXT =
      SeekPosition.newBuilder().setNextCommit(SeekNextCommit.getDefaultInstance()).build();
  private static final long MANY = 30;

  private final Path folder;
  private final RunningNetwork running;
  private final RawClient founder;
  private final Contract contract;

  DeliverIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    running = RunningNetwork.in(folder);
    founder = RawClient.of(running, FOUNDER1, "founder");
    contract = running.pool(OPERATOR, "operator");
    while (newest() < MANY) {
      contract.submitTransaction("event", "more", "x".repeat(20_000));
    }
  }

  private long newest() throws Exception {
    return founder
        .deliver(founder.seek(NEWEST, NEWEST))
        .getFirst()
        .getBlock()
        .getHeader()
        .getNumber();
  }

  @AfterAll
  void close() {
    running.close();
  }

  @Test
  void several_requests_on_one_stream_are_answered_in_turn() throws Exception {
    List<DeliverResponse> all =
        founder.deliver(
            founder.seek(RawClient.at(1), RawClient.at(2)),
            founder.seek(RawClient.at(0), RawClient.at(0)));
    assertThat(numbers(all)).containsExactly(1L, 2L, 0L);
    assertThat(all.get(2).getStatus()).isEqualTo(Status.SUCCESS);
    assertThat(all.getLast().getStatus()).isEqualTo(Status.SUCCESS);
  }

  @Test
  void a_slow_reader_gets_every_block() throws Exception {
    List<DeliverResponse> all = founder.deliver(founder.seek(RawClient.at(0), RawClient.at(MANY)));
    List<Long> expected = new ArrayList<>();
    for (long number = 0; number <= MANY; number++) {
      expected.add(number);
    }
    assertThat(numbers(all)).isEqualTo(expected);
  }

  @Test
  void the_next_block_is_waited_for() throws Exception {
    RawClient.DeliverStream stream = founder.open(DeliverGrpc.DeliverStub::deliver);
    stream.ask(founder.seek(NEXT, RawClient.at(-1)));
    long before = newest();
    contract.submitTransaction("put", "awaited", "1");
    DeliverResponse response = stream.next();
    assertThat(response.getBlock().getHeader().getNumber()).isGreaterThanOrEqualTo(before);
    stream.finish();
  }

  @Test
  void who_does_not_wait_is_told_that_there_is_none() throws Exception {
    SeekInfo seek =
        SeekInfo.newBuilder()
            .setStart(RawClient.at(MANY))
            .setStop(RawClient.at(1_000_000))
            .setBehavior(SeekBehavior.FAIL_IF_NOT_READY)
            .build();
    List<DeliverResponse> all = founder.deliver(founder.seek(seek, Instant.now()));
    assertThat(all.getLast().getStatus()).isEqualTo(Status.NOT_FOUND);
    assertThat(numbers(all)).startsWith(MANY);
  }

  @Test
  void headers_alone_come_without_data_except_for_configurations() throws Exception {
    SeekInfo seek =
        SeekInfo.newBuilder()
            .setStart(RawClient.at(0))
            .setStop(RawClient.at(2))
            .setContentType(SeekContentType.HEADER_WITH_SIG)
            .build();
    List<DeliverResponse> all = founder.deliver(founder.seek(seek, Instant.now()));
    assertThat(all.get(0).getBlock().hasData()).isTrue();
    assertThat(all.get(1).getBlock().hasData()).isFalse();
    assertThat(all.get(2).getBlock().hasData()).isFalse();
    assertThat(all.get(2).getBlock().hasMetadata()).isTrue();
  }

  @Test
  void what_cannot_be_read_is_a_bad_request() throws Exception {
    Envelope good = founder.seek(RawClient.at(0), RawClient.at(0));
    assertEndsWith(Status.BAD_REQUEST, Envelope.getDefaultInstance());
    assertEndsWith(
        Status.BAD_REQUEST,
        good.toBuilder().setPayload(ByteString.copyFromUtf8("no payload")).build());
    assertEndsWith(Status.BAD_REQUEST, founder.seek(SeekInfo.getDefaultInstance(), Instant.now()));
    assertEndsWith(Status.BAD_REQUEST, founder.seek(RawClient.at(2), RawClient.at(1)));
    assertEndsWith(
        Status.NOT_FOUND, founder.seek(RawClient.at(1_000_000), RawClient.at(1_000_001)));
    assertEndsWith(
        Status.BAD_REQUEST,
        founder.seek(
            SeekInfo.newBuilder().setStart(RawClient.at(0)).setStop(RawClient.at(0)).build(),
            Instant.now().minus(Duration.ofMinutes(16))));
  }

  private void assertEndsWith(Status status, Envelope request) throws Exception {
    assertThat(founder.deliver(request))
        .containsExactly(DeliverResponse.newBuilder().setStatus(status).build());
  }

  @Test
  void the_stream_of_a_certificate_that_expires_ends() throws Exception {
    Organizations organizations =
        Organizations.establish(folder.resolve("network"), Topology.standard());
    Instant now = Instant.now();
    organizations.enrol(
        FOUNDER1, "brief", new Validity(now.minus(Duration.ofMinutes(2)), now.plusSeconds(6)));
    new ConnectionFile(folder.resolve("network"), organizations).refresh();
    RawClient brief = RawClient.of(running, FOUNDER1, "brief");
    RawClient.DeliverStream stream = brief.open(DeliverGrpc.DeliverStub::deliver);
    stream.ask(brief.seek(NEWEST, RawClient.at(-1)));
    DeliverResponse last = stream.next();
    assertThat(last.hasBlock()).isTrue();
    while (last.hasBlock()) {
      last = stream.next();
    }
    assertThat(last.getStatus()).isEqualTo(Status.FORBIDDEN);
    assertThat(stream.ends()).isTrue();
  }

  private static List<Long> numbers(List<DeliverResponse> responses) {
    return responses.stream()
        .filter(DeliverResponse::hasBlock)
        .map(response -> response.getBlock().getHeader().getNumber())
        .toList();
  }
}
