/**
 * How a chaincode and its peer exchange rows, beside what the shim has for that. Decides nothing;
 * entry point {@link org.patentpool.contract.peer.PeerStream}.
 */
@NullMarked
package org.patentpool.contract.peer;

import org.jspecify.annotations.NullMarked;
