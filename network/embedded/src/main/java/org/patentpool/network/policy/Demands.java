package org.patentpool.network.policy;

import java.util.Set;

/** What a channel may demand that its nodes understand. Fabric refuses demands it does not know. */
final class Demands {
  static final Set<String> CHANNEL = Set.of("V3_0");
  static final Set<String> ORDERER = Set.of("V2_0");
  static final Set<String> APPLICATION = Set.of("V2_5");

  /**
   * Says that one party holds all keys of the network. As a demand every Fabric program shows it
   * unaltered, and no Fabric node can be led to serve the channel as if it had several custodians.
   */
  static final String CUSTODY = "custody=";

  private Demands() {}
}
