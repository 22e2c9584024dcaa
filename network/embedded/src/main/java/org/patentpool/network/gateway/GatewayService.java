package org.patentpool.network.gateway;

import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.patentpool.network.delivery.Delivery;
import org.patentpool.network.endorsement.Endorser;
import org.patentpool.network.ordering.Orderer;
import org.patentpool.network.store.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code gateway.Gateway} for all organisations with a node. Calls that execute something
 * block their thread, so the server gives each call a virtual one.
 */
public final class GatewayService extends GatewayGrpc.GatewayImplBase {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayService.class);

  private final Proposing proposing;
  private final Submitting submitting;
  private final CommitStatuses statuses;
  private final Delivery delivery;
  private final Ledger ledger;

  /**
   * @param chaincodes those that can be called, system chaincodes included
   */
  public GatewayService(
      Delivery delivery,
      Nodes nodes,
      Set<String> chaincodes,
      Endorser endorser,
      Orderer orderer,
      Ledger ledger) {
    this.delivery = delivery;
    this.ledger = ledger;
    this.proposing =
        new Proposing(delivery.channel().current().channelId(), nodes, chaincodes, endorser);
    this.submitting = new Submitting(delivery.channel().current().channelId(), orderer);
    this.statuses =
        new CommitStatuses(delivery.access(), new CommitWaiters(ledger, delivery.feed()));
  }

  @Override
  public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> response) {
    answer(response, () -> proposing.evaluate(request));
  }

  @Override
  public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> response) {
    answer(response, () -> proposing.endorse(request));
  }

  @Override
  public void submit(SubmitRequest request, StreamObserver<SubmitResponse> response) {
    answer(response, () -> submitting.submit(request));
  }

  @Override
  public void commitStatus(
      SignedCommitStatusRequest request, StreamObserver<CommitStatusResponse> response) {
    guarded(
        response,
        () -> statuses.answer(request, (ServerCallStreamObserver<CommitStatusResponse>) response));
  }

  @Override
  public void chaincodeEvents(
      SignedChaincodeEventsRequest request, StreamObserver<ChaincodeEventsResponse> responses) {
    guarded(
        responses,
        () ->
            EventsCall.begin(
                delivery,
                ledger,
                request,
                (ServerCallStreamObserver<ChaincodeEventsResponse>) responses));
  }

  private static <T> void answer(StreamObserver<T> out, Supplier<T> work) {
    // With a handler set, answering a client that has gone is silently dropped instead of thrown.
    ((ServerCallStreamObserver<T>) out).setOnCancelHandler(() -> {});
    guarded(
        out,
        () -> {
          out.onNext(work.get());
          out.onCompleted();
        });
  }

  private static void guarded(StreamObserver<?> out, Runnable work) {
    try {
      work.run();
    } catch (StatusRuntimeException e) {
      out.onError(e);
    } catch (RuntimeException e) {
      LOG.error("a call failed", e);
      Status internal = Status.fromCode(Code.INTERNAL).withDescription("internal error");
      out.onError(internal.asRuntimeException());
    }
  }
}
