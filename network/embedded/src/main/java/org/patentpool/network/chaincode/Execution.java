package org.patentpool.network.chaincode;

import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Response;
import org.jspecify.annotations.Nullable;

/** How a call of a chaincode ended. */
public sealed interface Execution {
  /** The chaincode answered, be it with an error status; its event is the last one it set. */
  record Completed(Response response, @Nullable ChaincodeEvent event) implements Execution {}

  /** No answer: crashed, timed out, cut off, not there; the reason is worded as a peer does. */
  record Failed(String reason) implements Execution {}
}
