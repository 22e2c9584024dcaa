package org.patentpool.network.fabric;

import java.util.Arrays;
import org.patentpool.network.NetworkMain;

/** The command line of networks, the embedded one and those of Fabric's own programs. */
public final class FabricMain {
  private FabricMain() {}

  public static void main(String[] words) {
    NetworkMain network =
        new NetworkMain(System.out, System.err, new FabricNetwork(System.out, System.getenv()));
    System.exit(network.run(Arrays.asList(words)));
  }
}
