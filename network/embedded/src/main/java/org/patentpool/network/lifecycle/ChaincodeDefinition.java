package org.patentpool.network.lifecycle;

import java.util.List;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;

/** A chaincode as the organisations committed it, read from the {@code _lifecycle} namespace. */
public record ChaincodeDefinition(
    String name,
    String version,
    long sequence,
    SignaturePolicyEnvelope endorsementPolicy,
    List<StaticCollectionConfig> collections) {}
