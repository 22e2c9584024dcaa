package org.patentpool.network.lifecycle;

import java.util.List;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.jspecify.annotations.Nullable;

/** A chaincode as the organisations committed it, read from the {@code _lifecycle} namespace. */
public record ChaincodeDefinition(
    String name,
    String version,
    long sequence,
    SignaturePolicyEnvelope endorsementPolicy,
    List<StaticCollectionConfig> collections) {

  /** The collection of that name, be it defined here or an organisation's own, or null. */
  public @Nullable StaticCollectionConfig collection(String collection) {
    String owner = ImplicitCollection.owner(collection);
    if (owner != null) {
      return ImplicitCollection.of(owner);
    }
    for (StaticCollectionConfig config : collections) {
      if (config.getName().equals(collection)) {
        return config;
      }
    }
    return null;
  }
}
