package org.patentpool.network.lifecycle;

import org.hyperledger.fabric.protos.peer.CollectionPolicyConfig;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.policy.SignaturePolicies;

/**
 * The collection that each organisation has in every chaincode without anybody defining it. The
 * organisation alone holds its values and alone endorses what is written to it.
 */
public final class ImplicitCollection {
  private static final String PREFIX = "_implicit_org_";

  private ImplicitCollection() {}

  /** Whose collection it is, or null when the chaincode has to define it. */
  public static @Nullable String owner(String collection) {
    return collection.startsWith(PREFIX) ? collection.substring(PREFIX.length()) : null;
  }

  /** The channel's policy for writes to that organisation's collections. */
  public static String endorsementPolicy(String owner) {
    return "/Channel/Application/" + owner + "/Endorsement";
  }

  static StaticCollectionConfig of(String owner) {
    return StaticCollectionConfig.newBuilder()
        .setName(PREFIX + owner)
        .setMemberOrgsPolicy(
            CollectionPolicyConfig.newBuilder()
                .setSignaturePolicy(SignaturePolicies.outOf(1, owner + ".member")))
        .build();
  }
}
