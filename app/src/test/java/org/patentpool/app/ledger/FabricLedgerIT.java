package org.patentpool.app.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The story on Fabric's own programs, where this machine has them. */
class FabricLedgerIT extends LedgerStory {
  FabricLedgerIT(@TempDir Path folder) {
    super(RealFabric.in(folder, false));
  }
}
