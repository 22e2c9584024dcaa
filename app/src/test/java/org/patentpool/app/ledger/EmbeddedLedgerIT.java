package org.patentpool.app.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.EmbeddedNetwork;

/** The story on the embedded network. */
class EmbeddedLedgerIT extends LedgerStory {
  EmbeddedLedgerIT(@TempDir Path folder) {
    super(new Embedded(folder));
  }

  private static final class Embedded implements Network {
    private final Path folder;
    private @Nullable EmbeddedNetwork network;
    private int port;

    Embedded(Path folder) {
      this.folder = folder;
    }

    @Override
    public Path start() {
      network = EmbeddedNetwork.open(EmbeddedNetwork.Options.of(folder).withPort(port));
      port = network.port();
      return network.connection();
    }

    @Override
    public void stop() {
      if (network != null) {
        network.close();
      }
    }

    @Override
    public String custody() {
      return "single";
    }
  }
}
