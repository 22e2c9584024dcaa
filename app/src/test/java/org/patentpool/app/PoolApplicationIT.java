package org.patentpool.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a ledger of its own. */
class PoolApplicationIT extends ApplicationStory {
  private final Path connection;

  PoolApplicationIT(@TempDir Path data) {
    super(data);
    connection = data.resolve("ledger/connection.json");
  }

  @Override
  List<String> ledger() {
    return List.of();
  }

  @Override
  Path connection() {
    return connection;
  }

  @Override
  String custody() {
    return "single";
  }

  @Test
  @Order(2)
  void the_page_warns_that_one_machine_holds_all_keys() throws Exception {
    assertThat(get("/").body())
        .contains("custody=single", "All keys of this network lie on one machine");
  }
}
