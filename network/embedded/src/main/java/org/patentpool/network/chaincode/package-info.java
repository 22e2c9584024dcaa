/**
 * The peer's side of the chaincode protocol, for the unmodified shim. {@link
 * org.patentpool.network.chaincode.ChaincodeRuntime} runs what {@link
 * org.patentpool.network.chaincode.InstalledChaincodes} found in a jar.
 *
 * <p>The shim is connected over an in-process channel without threads of its own: a chaincode's
 * thread that asks for a key walks through gRPC into the peer's end, reads the snapshot and walks
 * back with the answer. So nothing at the peer's end may wait, and everything a transaction touches
 * is guarded by its run's monitor.
 */
@NullMarked
package org.patentpool.network.chaincode;

import org.jspecify.annotations.NullMarked;
