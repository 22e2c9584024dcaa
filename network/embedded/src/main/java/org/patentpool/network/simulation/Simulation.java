package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Response;
import org.jspecify.annotations.Nullable;

/**
 * What one execution of a chaincode did: its response, the serialised {@code TxReadWriteSet}
 * exactly as Fabric's peer would build it, the private writes in clear, and its event.
 *
 * @param collections every collection touched, as {@code chaincode/collection}: where two
 *     organisations are entitled alike to each of them, one execution serves both
 */
public record Simulation(
    Response response,
    ByteString readWriteSet,
    TxPvtReadWriteSet privateWrites,
    @Nullable ChaincodeEvent event,
    Set<String> collections) {}
