package org.patentpool.network.simulation;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.OrganizationUnit;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.policy.Policies;

/** Who may do what with one collection: the creator by signature, the node by organisation. */
final class CollectionAccess {
  private final String chaincode;
  private final String collection;
  private final TransactionContext context;
  private final Policies policies;
  private final @Nullable StaticCollectionConfig config;

  CollectionAccess(
      String chaincode,
      String collection,
      @Nullable StaticCollectionConfig config,
      TransactionContext context,
      Policies policies) {
    this.chaincode = chaincode;
    this.collection = collection;
    this.config = config;
    this.context = context;
    this.policies = policies;
  }

  /** Enough for what concerns hashes alone, which every organisation has. */
  void requireDefined() throws SimulationException {
    if (config == null) {
      throw new SimulationException(
          "collection [%s] not defined in the collection config for chaincode [%s]"
              .formatted(collection, chaincode));
    }
  }

  void requireRead() throws SimulationException {
    if (existing().getMemberOnlyRead() && !creatorIsMember()) {
      throw denied("read");
    }
  }

  void requireWrite() throws SimulationException {
    if (existing().getMemberOnlyWrite() && !creatorIsMember()) {
      throw denied("write");
    }
  }

  /** Whether the executing organisation's node holds the values. */
  boolean valuesAreHeld() {
    return config != null
        && memberPolicy(config).getIdentitiesList().stream()
            .anyMatch(principal -> context.organization().equals(organization(principal)));
  }

  private StaticCollectionConfig existing() throws SimulationException {
    if (config == null) {
      throw new SimulationException(
          "collection %s/%s/%s could not be found"
              .formatted(context.channel(), chaincode, collection));
    }
    return config;
  }

  private boolean creatorIsMember() {
    return config != null
        && policies.signaturePolicy(memberPolicy(config), List.of(context.creator()));
  }

  private SimulationException denied(String access) {
    return new SimulationException(
        "tx creator does not have %s access permission on privatedata in chaincodeName:%s collectionName: %s"
            .formatted(access, chaincode, collection));
  }

  private static SignaturePolicyEnvelope memberPolicy(StaticCollectionConfig config) {
    return config.getMemberOrgsPolicy().getSignaturePolicy();
  }

  private static String organization(MSPPrincipal principal) {
    try {
      return switch (principal.getPrincipalClassification()) {
        case ROLE -> MSPRole.parseFrom(principal.getPrincipal()).getMspIdentifier();
        case ORGANIZATION_UNIT ->
            OrganizationUnit.parseFrom(principal.getPrincipal()).getMspIdentifier();
        case IDENTITY -> SerializedIdentity.parseFrom(principal.getPrincipal()).getMspid();
        default -> "";
      };
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a committed collection has a malformed member policy", e);
    }
  }
}
