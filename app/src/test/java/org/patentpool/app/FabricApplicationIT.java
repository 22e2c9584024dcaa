package org.patentpool.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.app.ledger.RealFabric;

/** With a network of Fabric's own programs, where this machine has them. */
class FabricApplicationIT extends ApplicationStory {
  private final RealFabric network;
  private boolean runs;

  FabricApplicationIT(@TempDir Path folder) {
    super(folder.resolve("app"));
    network = RealFabric.in(folder.resolve("network"), false);
  }

  @Override
  List<String> ledger() {
    if (!runs) {
      network.start();
      runs = true;
    }
    return List.of("--ledger", connection().toString(), "--sample");
  }

  @Override
  Path connection() {
    return network.folder().resolve("connection.json");
  }

  @Override
  String custody() {
    return "several";
  }

  @Test
  @Order(2)
  void the_page_does_not_warn_of_keys_on_one_machine() throws Exception {
    assertThat(get("/").body()).doesNotContain("custody=single", "All keys of this network");
  }

  @Test
  @Order(5)
  void it_goes_on_when_the_network_was_away() throws Exception {
    String page = get("/").body();
    network.stop();
    assertThat(get("/").body()).contains("solid-state-cells");
    network.start();
    vote("changed-it-again", "NO", 1);
    assertThat(get("/").body()).isNotEqualTo(page);
  }

  @AfterAll
  void stop() {
    network.stop();
  }
}
