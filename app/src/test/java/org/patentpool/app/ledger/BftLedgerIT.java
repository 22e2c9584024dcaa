package org.patentpool.app.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The story on Fabric's own programs with orderers that may lie. */
@EnabledIfSystemProperty(named = "pool.full", matches = "true")
class BftLedgerIT extends LedgerStory {
  BftLedgerIT(@TempDir Path folder) {
    super(RealFabric.in(folder, true));
  }
}
