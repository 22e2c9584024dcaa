package org.patentpool.network;

import java.util.List;
import org.hyperledger.fabric.protos.peer.CollectionPolicyConfig;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.policy.SignaturePolicies;

/**
 * The chaincodes of a new channel and who must endorse what they write: the pool needs the majority
 * of the organisations with nodes, the accounts need operator and auditor, who alone hold the
 * confidential rows.
 */
public final class FirstDefinitions {
  /** What the channel of a pool is called. */
  public static final String CHANNEL = "pool";

  public static final List<String> CHAINCODES = List.of("pool", "accounts");

  private static final String VERSION = "1";
  private static final String OPERATOR = "OperatorMSP";
  private static final String AUDITOR = "AuditorMSP";

  private FirstDefinitions() {}

  public static List<ChaincodeDefinition> of(Topology topology) {
    List<String> peers =
        topology.peerOrganizations().stream().map(mspId -> mspId + ".peer").toList();
    return List.of(
        new ChaincodeDefinition("pool", VERSION, 1, SignaturePolicies.majorityOf(peers), List.of()),
        new ChaincodeDefinition(
            "accounts",
            VERSION,
            1,
            SignaturePolicies.outOf(2, OPERATOR + ".peer", AUDITOR + ".peer"),
            List.of(confidential())));
  }

  /**
   * Everybody may hand in confidential rows and ask for their own; whose they are is the contract's
   * to decide. Only the two organisations' nodes hold them.
   */
  private static StaticCollectionConfig confidential() {
    return StaticCollectionConfig.newBuilder()
        .setName("confidential")
        .setMemberOrgsPolicy(
            CollectionPolicyConfig.newBuilder()
                .setSignaturePolicy(
                    SignaturePolicies.outOf(1, OPERATOR + ".member", AUDITOR + ".member")))
        .setRequiredPeerCount(0)
        .setMaximumPeerCount(1)
        .build();
  }
}
