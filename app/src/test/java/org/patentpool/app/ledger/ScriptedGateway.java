package org.patentpool.app.ledger;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A gateway whose every answer is written down beforehand, to bring about in order what a network
 * does once in a while. Each call takes the next entry of its script; an empty script answers well.
 */
final class ScriptedGateway extends GatewayGrpc.GatewayImplBase implements AutoCloseable {
  static final String ANSWER = "{\"type\":\"answer\",\"v\":\"1\"}";

  final Deque<StatusRuntimeException> evaluations = new ArrayDeque<>();
  final Deque<StatusRuntimeException> endorsements = new ArrayDeque<>();
  final Deque<StatusRuntimeException> submissions = new ArrayDeque<>();
  final Deque<Object> fates = new ArrayDeque<>();
  final List<String> calls = new ArrayList<>();

  private final String name = UUID.randomUUID().toString();
  private final Server server;
  final ManagedChannel channel;

  ScriptedGateway() throws IOException {
    server = InProcessServerBuilder.forName(name).directExecutor().addService(this).build().start();
    channel = InProcessChannelBuilder.forName(name).directExecutor().build();
  }

  /** A failure as a gateway reports it, with what the nodes said. */
  static StatusRuntimeException failure(Status.Code code, String message, String... details) {
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(Code.valueOf(code.name()).getNumber())
            .setMessage(message)
            .addAllDetails(
                Arrays.stream(details)
                    .map(said -> ErrorDetail.newBuilder().setMspId("Org").setMessage(said).build())
                    .map(Any::pack)
                    .toList())
            .build());
  }

  @Override
  public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> out) {
    calls.add("evaluate");
    Response result =
        Response.newBuilder().setStatus(200).setPayload(ByteString.copyFromUtf8(ANSWER)).build();
    answer(out, evaluations.poll(), EvaluateResponse.newBuilder().setResult(result).build());
  }

  @Override
  public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> out) {
    calls.add("endorse " + request.getTransactionId());
    answer(out, endorsements.poll(), endorsed(request));
  }

  @Override
  public void submit(SubmitRequest request, StreamObserver<SubmitResponse> out) {
    calls.add("submit " + request.getTransactionId());
    answer(out, submissions.poll(), SubmitResponse.getDefaultInstance());
  }

  @Override
  public void commitStatus(
      SignedCommitStatusRequest signed, StreamObserver<CommitStatusResponse> out) {
    String transaction;
    try {
      transaction = CommitStatusRequest.parseFrom(signed.getRequest()).getTransactionId();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    calls.add("fate " + transaction);
    Object next = fates.isEmpty() ? TxValidationCode.VALID : fates.poll();
    answer(
        out,
        next instanceof StatusRuntimeException failure ? failure : null,
        CommitStatusResponse.newBuilder()
            .setResult(next instanceof TxValidationCode code ? code : TxValidationCode.VALID)
            .setBlockNumber(7)
            .build());
  }

  private static EndorseResponse endorsed(EndorseRequest request) {
    ByteString header;
    try {
      header = Proposal.parseFrom(request.getProposedTransaction().getProposalBytes()).getHeader();
      var action =
          ChaincodeAction.newBuilder()
              .setResponse(
                  Response.newBuilder().setStatus(200).setPayload(ByteString.copyFromUtf8(ANSWER)))
              .build();
      var payload =
          ChaincodeActionPayload.newBuilder()
              .setAction(
                  ChaincodeEndorsedAction.newBuilder()
                      .setProposalResponsePayload(
                          ProposalResponsePayload.newBuilder()
                              .setExtension(action.toByteString())
                              .build()
                              .toByteString()))
              .build();
      var transaction =
          Transaction.newBuilder()
              .addActions(TransactionAction.newBuilder().setPayload(payload.toByteString()))
              .build();
      return EndorseResponse.newBuilder()
          .setPreparedTransaction(
              Envelope.newBuilder()
                  .setPayload(
                      Payload.newBuilder()
                          .setHeader(Header.parseFrom(header))
                          .setData(transaction.toByteString())
                          .build()
                          .toByteString()))
          .build();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> void answer(
      StreamObserver<T> out,
      @org.jspecify.annotations.Nullable StatusRuntimeException failure,
      T good) {
    if (failure != null) {
      out.onError(failure);
      return;
    }
    out.onNext(good);
    out.onCompleted();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }
}
