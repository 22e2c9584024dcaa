package org.patentpool.network.fabric;

import static org.junit.jupiter.api.Assumptions.abort;

import org.patentpool.network.NetworkException;

/** What a test cannot do without. */
public final class Needs {
  private Needs() {}

  /**
   * Where Fabric's programs are missing, the test is skipped, and a line says so.
   *
   * @param untested what that leaves untested, as a sentence without its end
   */
  public static void programs(String untested) {
    try {
      FabricNetwork.checkPrograms(System.getenv());
    } catch (NetworkException e) {
      String skipped = "SKIPPED: " + untested + ": " + e.getMessage();
      System.out.println(skipped);
      abort(skipped);
    }
  }
}
