package org.patentpool.network.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status.Code;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.patentpool.network.delivery.Access;
import org.patentpool.network.delivery.AccessDenied;
import org.patentpool.network.store.Ledger.TransactionPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what became of a transaction, at once or when it is committed. As in Fabric, a
 * certificate that has just expired may still ask.
 */
final class CommitStatuses {
  private static final Logger LOG = LoggerFactory.getLogger(CommitStatuses.class);

  private final Access access;
  private final CommitWaiters waiters;

  CommitStatuses(Access access, CommitWaiters waiters) {
    this.access = access;
    this.waiters = waiters;
  }

  void answer(
      SignedCommitStatusRequest signed, ServerCallStreamObserver<CommitStatusResponse> out) {
    CommitStatusRequest request = read(signed);
    admit(signed, request);
    CompletableFuture<TransactionPlace> place = waiters.find(request.getTransactionId());
    out.setOnCancelHandler(() -> place.cancel(false));
    var _ = place.thenAccept(found -> reply(found, out));
  }

  private static CommitStatusRequest read(SignedCommitStatusRequest signed) {
    if (signed.getRequest().isEmpty()) {
      throw Refusals.invalid("a commit status request is required");
    }
    CommitStatusRequest request;
    try {
      request = CommitStatusRequest.parseFrom(signed.getRequest());
    } catch (InvalidProtocolBufferException e) {
      throw Refusals.invalid("invalid status request: " + e.getMessage());
    }
    if (request.getIdentity().isEmpty()) {
      throw Refusals.invalid("no identity provided");
    }
    if (request.getChannelId().isEmpty()) {
      throw Refusals.invalid("no channel ID provided");
    }
    if (request.getTransactionId().isEmpty()) {
      throw Refusals.invalid("transaction ID should not be empty");
    }
    return request;
  }

  private void admit(SignedCommitStatusRequest signed, CommitStatusRequest request) {
    try {
      access.admit(
          "gateway/CommitStatus",
          request.getChannelId(),
          new Access.Signed(request.getIdentity(), signed.getRequest(), signed.getSignature()));
    } catch (AccessDenied e) {
      LOG.info("commit status denied: {}", e.reason());
      throw Refusals.of(Code.PERMISSION_DENIED, e.getMessage());
    }
  }

  private static void reply(
      TransactionPlace place, ServerCallStreamObserver<CommitStatusResponse> out) {
    out.onNext(
        CommitStatusResponse.newBuilder()
            .setResultValue(place.code())
            .setBlockNumber(place.block())
            .build());
    out.onCompleted();
  }
}
