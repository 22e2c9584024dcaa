package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A network by raft from its first start to its last end; the tests tell it in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FabricIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int TRIES = 600;
  private static final String NOBODY = "no combination of peers can be derived";

  @TempDir private static Path folder;
  private static Live live;

  @BeforeAll
  static void programs() {
    live = Live.in(folder.resolve("a network"));
  }

  @AfterAll
  static void nothing_is_left_whatever_failed() throws Exception {
    if (live != null) {
      live.down();
    }
  }

  private static String ready() {
    return "ready " + live.data().resolve("connection.json");
  }

  @Test
  @Order(1)
  void a_start_that_is_killed_goes_on_where_it_was() throws Exception {
    Process up = live.startUp(Live.jar());
    Live.await(up, "approved pool 1 by OperatorMSP");
    up.destroyForcibly().waitFor();
    List<ProcessHandle> before = live.processes();
    assertThat(before).isNotEmpty();
    assertThat(live.up().well())
        .endsWith(ready())
        .contains("committed accounts 1")
        .doesNotContain("approved pool 1 by OperatorMSP")
        .noneMatch(line -> line.startsWith("joined ") || line.startsWith("started peer0"));
    assertThat(live.processes()).containsAll(before);
  }

  @Test
  @Order(2)
  void what_runs_is_left_alone() throws Exception {
    assertThat(live.up().well()).containsExactly(ready());
    assertThat(live.status().well()).hasSize(13).allMatch(line -> line.startsWith("running "));
  }

  @Test
  @Order(3)
  void every_organisation_uses_it_by_the_stock_client() throws Exception {
    assertThat(Commands.found(live)).contains("\"event\":\"pool.activated\"");
    try (Client operator = live.client("OperatorMSP", "operator");
        Client member = live.client("MembersMSP", "member1")) {
      assertThat(operator.submit("day.advance", Commands.day(2))).contains("2026-01-02");
      assertThat(member.evaluate("day.read", "{}")).contains("2026-01-02");
      assertThat(member.evaluate("accounts.info", "{}")).contains("accounts");
      assertThatThrownBy(() -> member.submit("day.advance", Commands.day(3)))
          .isInstanceOf(EndorseException.class);
    }
  }

  @Test
  @Order(4)
  void blocks_are_for_organisations_with_a_node() throws Exception {
    try (Client founder = live.client("Founder1MSP", "founder");
        Client member = live.client("MembersMSP", "member1");
        CloseableIterator<Block> blocks =
            founder.network().newBlockEventsRequest().startBlock(0).build().getEvents();
        CloseableIterator<Block> none =
            member.network().newBlockEventsRequest().startBlock(0).build().getEvents()) {
      assertThat(blocks.next().getHeader().getNumber()).isZero();
      assertThatThrownBy(none::next).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  @Order(4)
  void who_is_revoked_reads_nothing_more() throws Exception {
    live.enrol("MembersMSP", "leaver").well();
    try (Client leaver = live.client("MembersMSP", "leaver")) {
      assertThat(leaver.evaluate("day.read", "{}")).contains("2026-01-02");
      live.revoke("MembersMSP", "leaver").well();
      assertThatThrownBy(() -> leaver.evaluate("day.read", "{}"))
          .isInstanceOf(GatewayException.class);
    }
    Live.Ended stranger = live.revoke("MembersMSP", "nobody");
    assertThat(stranger.exit()).isEqualTo(1);
    assertThat(stranger.lines()).singleElement().asString().contains("no user nobody");
  }

  @Test
  @Order(5)
  void what_ended_is_told_and_started_again_and_nothing_else() throws Exception {
    for (String name : List.of("pool.AuditorMSP", "peer0.AuditorMSP", "peer0.Founder2MSP")) {
      live.process(name).destroyForcibly();
    }
    assertThat(Polling.until(PATIENCE, () -> live.processes().size() == 20)).isTrue();
    Live.Ended status = live.status();
    assertThat(status.exit()).isEqualTo(1);
    assertThat(status.lines())
        .filteredOn(line -> !line.startsWith("running "))
        .containsExactly(
            "ended peer0.Founder2MSP exit 137",
            "ended peer0.AuditorMSP exit 137",
            "ended pool.AuditorMSP exit 137");
    try (Client founder = live.client("Founder1MSP", "founder")) {
      assertThat(refusal(founder)).contains(NOBODY);
      assertThat(live.up().well())
          .containsExactly(
              "started peer0.Founder2MSP",
              "started peer0.AuditorMSP",
              "started pool.AuditorMSP",
              ready());
      assertThat(founder.submit("day.advance", Commands.day(3))).contains("2026-01-03");
    }
  }

  /** How a gateway says that two of four are away, once it has noticed. */
  private static String refusal(Client client) throws Exception {
    String said = "";
    for (int i = 0; i < TRIES && !said.contains(NOBODY); i++) {
      try {
        throw new AssertionError(client.submit("day.advance", Commands.day(3)));
      } catch (EndorseException e) {
        said = String.valueOf(e.getStatus());
        Polling.pause();
      }
    }
    return said;
  }

  @Test
  @Order(6)
  void another_jar_is_an_upgrade_that_all_approve_and_old_records_stay() throws Exception {
    Commands.open(live);
    List<String> before = Commands.readings(live);
    Path jar = Files.copy(Live.jar(), folder.resolve("upgraded.jar"));
    try (var zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.writeString(zip.getPath("META-INF/upgraded"), "yes");
    }
    assertThat(live.up(jar).well())
        .contains("approved pool 2 by AuditorMSP", "committed pool 2", "committed accounts 2")
        .contains("started pool.OperatorMSP", "started accounts.AuditorMSP")
        .noneMatch(line -> line.startsWith("started peer0"));
    assertThat(Commands.readings(live)).isEqualTo(before);
    assertThat(Commands.decide(live))
        .satisfiesExactly(
            vote -> assertThat(vote).contains("\"event\":\"vote.cast\""),
            admitted -> assertThat(admitted).contains("\"event\":\"party.admitted\""));
    try (Client operator = live.client("OperatorMSP", "operator")) {
      assertThat(operator.submit("day.advance", Commands.day(4))).contains("2026-01-04");
    }
    assertThat(live.up(jar).well()).containsExactly(ready());
  }

  @Test
  @Order(7)
  void it_comes_back_with_all_it_knew_and_leaves_nothing_when_it_goes() throws Exception {
    List<ProcessHandle> running = live.processes();
    assertThat(running).hasSize(26).containsExactlyInAnyOrderElementsOf(live.everything());
    assertThat(live.down().well()).containsExactly("stopped " + live.data());
    assertThat(live.everything()).isEmpty();
    assertThat(live.status().exit()).isEqualTo(1);
    assertThat(live.down().well()).containsExactly("not running " + live.data());

    assertThat(live.up(folder.resolve("upgraded.jar")).well())
        .endsWith(ready())
        .allMatch(line -> line.startsWith("started ") || line.startsWith("ready "));
    try (Client founder = live.client("Founder2MSP", "founder")) {
      assertThat(founder.evaluate("day.read", "{}")).contains("2026-01-04");
    }
    assertThat(live.everything()).hasSize(26);
    live.down().well();
    assertThat(live.everything()).isEmpty();
  }

  @Test
  @Order(8)
  void nothing_is_left_of_a_start_that_is_interrupted() throws Exception {
    Process up = live.startUp(folder.resolve("upgraded.jar"));
    Live.await(up, "started peer0.AuditorMSP");
    List<ProcessHandle> running = live.processes();
    up.destroy();
    assertThat(up.waitFor()).isNotZero();
    assertThat(running).isNotEmpty();
    assertThat(live.everything()).isEmpty();
  }

  @Test
  @Order(9)
  void nothing_is_left_of_a_start_that_fails() throws Exception {
    Plan plan = Plan.read(live.data()).orElseThrow();
    var here = InetAddress.getLoopbackAddress();
    try (var _ = new ServerSocket(plan.port("peer0.AuditorMSP"), 1, here)) {
      Live.Ended up = live.up();
      assertThat(up.exit()).isEqualTo(1);
      assertThat(up.lines())
          .last()
          .asString()
          .contains("peer0.AuditorMSP ended with exit", "in use");
    }
    assertThat(live.everything()).isEmpty();
  }
}
