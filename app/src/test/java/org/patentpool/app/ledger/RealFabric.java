package org.patentpool.app.ledger;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import org.patentpool.network.NetworkException;
import org.patentpool.network.fabric.FabricNetwork;

/** A network of Fabric's own programs. */
public record RealFabric(FabricNetwork network, Path folder, boolean bft)
    implements LedgerStory.Network {
  private static final Path JAR = Path.of(System.getProperty("contract.service.jar", ""));

  /** Where Fabric's programs are missing, the tests are skipped. */
  public static RealFabric in(Path folder, boolean bft) {
    try {
      FabricNetwork.checkPrograms(System.getenv());
    } catch (NetworkException e) {
      String skipped = "SKIPPED: the client is not tested with real Fabric: " + e.getMessage();
      System.out.println(skipped);
      abort(skipped);
    }
    return new RealFabric(new FabricNetwork(System.out, System.getenv()), folder, bft);
  }

  @Override
  public Path start() {
    network.up(folder, JAR, bft);
    return folder.resolve("connection.json");
  }

  @Override
  public void stop() {
    network.down(folder);
  }

  @Override
  public String custody() {
    return "several";
  }
}
