package org.patentpool.network.policy;

import java.util.HashMap;
import java.util.Map;

/**
 * Fabric's own answer to who may use what, for everything that a channel's configuration does not
 * mention. A resource that is missing here is for nobody. Missing are also those that belong to a
 * peer instead of a channel (installing, joining): the network of one process does not offer them.
 */
final class DefaultAccess {
  private static final String READERS = "/Channel/Application/Readers";
  private static final String WRITERS = "/Channel/Application/Writers";

  private static final Map<String, String> POLICIES = policies();

  private DefaultAccess() {}

  static Map<String, String> byResource() {
    return POLICIES;
  }

  private static Map<String, String> policies() {
    var policies = new HashMap<String, String>();
    assign(
        policies,
        WRITERS,
        "_lifecycle/CommitChaincodeDefinition",
        "_lifecycle/QueryChaincodeDefinition",
        "_lifecycle/QueryChaincodeDefinitions",
        "_lifecycle/CheckCommitReadiness",
        "peer/Propose",
        "peer/ChaincodeToChaincode");
    assign(
        policies,
        READERS,
        "lscc/ChaincodeExists",
        "lscc/GetDeploymentSpec",
        "lscc/GetChaincodeData",
        "lscc/GetInstantiatedChaincodes",
        "lscc/GetCollectionsConfig",
        "qscc/GetChainInfo",
        "qscc/GetBlockByNumber",
        "qscc/GetBlockByHash",
        "qscc/GetTransactionByID",
        "qscc/GetBlockByTxID",
        "cscc/GetConfigBlock",
        "cscc/GetChannelConfig",
        "event/Block",
        "event/FilteredBlock",
        "gateway/CommitStatus",
        "gateway/ChaincodeEvents");
    return Map.copyOf(policies);
  }

  private static void assign(Map<String, String> policies, String policy, String... resources) {
    for (var resource : resources) {
      policies.put(resource, policy);
    }
  }
}
