package org.patentpool.network.endorsement;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.OrganizationUnit;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.CommittedDefinitions;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.store.StateView;

/** Which organisations hold the values of which collections. */
final class Entitlement {
  private Entitlement() {}

  /** Those of the collections (as {@code chaincode/collection}) that the organisation holds. */
  static Set<String> of(
      String organization, Set<String> collections, Definitions definitions, StateView view) {
    Set<String> held = new TreeSet<>();
    for (String path : collections) {
      int slash = path.indexOf('/');
      ChaincodeDefinition definition =
          definitions.find(path.substring(0, slash), CommittedDefinitions.reader(view));
      if (definition != null
          && members(definition, path.substring(slash + 1)).contains(organization)) {
        held.add(path);
      }
    }
    return held;
  }

  private static Set<String> members(ChaincodeDefinition definition, String collection) {
    Set<String> members = new HashSet<>();
    StaticCollectionConfig config = definition.collection(collection);
    if (config != null) {
      config
          .getMemberOrgsPolicy()
          .getSignaturePolicy()
          .getIdentitiesList()
          .forEach(principal -> members.add(organization(principal)));
    }
    return members;
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
