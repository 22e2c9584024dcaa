package org.patentpool.app.ledger.embedded;

import java.nio.file.Path;
import org.patentpool.app.ledger.OwnLedger;
import org.patentpool.app.start.StartException;
import org.patentpool.network.EmbeddedNetwork;
import org.patentpool.network.NetworkException;
import org.springframework.stereotype.Component;

/** Runs the embedded network inside the app, with the contract from the class path. */
@Component
class EmbeddedLauncher implements OwnLedger.Launcher {
  @Override
  public OwnLedger open(Path folder) {
    try {
      return new Embedded(EmbeddedNetwork.open(EmbeddedNetwork.Options.of(folder)));
    } catch (NetworkException e) {
      throw new StartException("the app's own ledger does not start: " + e.getMessage(), e);
    }
  }

  private record Embedded(EmbeddedNetwork network) implements OwnLedger {
    @Override
    public Path connection() {
      return network.connection();
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
