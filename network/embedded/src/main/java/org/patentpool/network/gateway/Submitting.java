package org.patentpool.network.gateway;

import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.patentpool.network.ordering.Orderer;
import org.patentpool.network.ordering.SubmissionRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands signed transactions to the orderer, who alone decides about them. */
final class Submitting {
  private static final Logger LOG = LoggerFactory.getLogger(Submitting.class);

  private final String channel;
  private final Orderer orderer;

  Submitting(String channel, Orderer orderer) {
    this.channel = channel;
    this.orderer = orderer;
  }

  SubmitResponse submit(SubmitRequest request) {
    if (!request.hasPreparedTransaction()) {
      throw Refusals.invalid("a prepared transaction is required");
    }
    if (request.getPreparedTransaction().getSignature().isEmpty()) {
      throw Refusals.invalid("prepared transaction must be signed");
    }
    if (!request.getChannelId().equals(channel)) {
      throw Refusals.of(
          Code.FAILED_PRECONDITION,
          "failed to get config for channel [" + request.getChannelId() + "]");
    }
    try {
      orderer.submit(request.getPreparedTransaction());
      return SubmitResponse.getDefaultInstance();
    } catch (SubmissionRefused e) {
      throw refused(e);
    }
  }

  private static StatusRuntimeException refused(SubmissionRefused refused) {
    LOG.info("submission refused with {}: {}", refused.status(), refused.reason());
    int status = refused.status().getNumber();
    if (status >= 400 && status < 500) {
      return Refusals.of(
          Code.ABORTED,
          "received unsuccessful response from orderer: status=%s, info=%s"
              .formatted(refused.status(), refused.getMessage()));
    }
    return Refusals.of(Code.UNAVAILABLE, "no orderers could successfully process transaction");
  }
}
