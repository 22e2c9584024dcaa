package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.client.GatewayException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Four orderers of four organisations, of which one may go. */
@EnabledIfSystemProperty(named = "pool.full", matches = "true")
class BftIT {
  private static final int TRIES = 30;

  @TempDir private Path folder;
  private @Nullable Live live;

  @AfterEach
  void nothing_is_left_whatever_failed() throws Exception {
    if (live != null) {
      live.down();
    }
  }

  @Test
  void ordering_goes_on_when_any_one_orderer_is_gone() throws Exception {
    Live network = Live.in(folder.resolve("network"));
    live = network;
    network.up("--bft").well();
    Commands.found(network);
    int day = 2;
    try (Client operator = network.client("OperatorMSP", "operator")) {
      for (String orderer : List.of("orderer0.AuditorMSP", "orderer0.OperatorMSP")) {
        network.process(orderer).destroyForcibly();
        assertThat(patiently(operator, day)).contains("2026-01-0" + day);
        day++;
        assertThat(network.up().well()).contains("started " + orderer);
        assertThat(patiently(operator, day)).contains("2026-01-0" + day);
        day++;
      }
    }
    network.revoke("MembersMSP", "member2").well();
    List<ProcessHandle> running = network.processes();
    assertThat(running).hasSize(32);
    network.down().well();
    assertThat(running).noneMatch(ProcessHandle::isAlive);
  }

  /** A new leader takes some seconds to be found, and a repeated command is done once. */
  private static String patiently(Client client, int day) throws Exception {
    GatewayException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        return client.submit("day.advance", Commands.day(day));
      } catch (GatewayException e) {
        last = e;
      }
    }
    throw new AssertionError("not ordered in " + TRIES + " tries", last);
  }
}
