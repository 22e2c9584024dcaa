package org.patentpool.network.fabric.replay;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.patentpool.network.endorsement.EndorsementRefused;
import org.patentpool.network.fabric.recording.Exchange;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;

/** Asks the embedded network what a real node was asked, and compares the answers. */
final class Questions {
  private static final int ERROR = 500;

  private final EmbeddedNode node;
  private final Differences differences;
  private int signatures;

  Questions(EmbeddedNode node, Differences differences) {
    this.node = node;
    this.differences = differences;
  }

  /** How many real signatures were verified over embedded bytes. */
  int signatures() {
    return signatures;
  }

  void ask(Exchange exchange) throws IOException {
    switch (exchange.kind()) {
      case PROPOSE -> propose(exchange);
      case EVALUATE -> evaluate(exchange);
      case ENDORSE -> endorse(exchange);
      case SUBMIT -> submit(exchange);
      case EVENTS -> events(exchange);
    }
  }

  private void propose(Exchange exchange) throws IOException {
    String what = "proposal to %s at %d".formatted(exchange.node(), exchange.height());
    SignedProposal signed = SignedProposal.parseFrom(exchange.question());
    try {
      ProposalResponse embedded =
          node.endorser().endorse(signed, Set.of(exchange.node())).getFirst();
      if (exchange.failed()) {
        differences.compare(what, exchange.status().getMessage(), "an endorsement");
        return;
      }
      ProposalResponse real = ProposalResponse.parseFrom(exchange.answer());
      differences.compare(what + ", response", real.getResponse(), embedded.getResponse());
      if (!embedded.getPayload().equals(real.getPayload())) {
        differences.compare(
            what + ", payload of " + Legible.arguments(signed),
            Legible.payload(real.getPayload()),
            Legible.payload(embedded.getPayload()));
      } else if (real.hasEndorsement()) {
        checkSignature(what, real, embedded);
      }
    } catch (EndorsementRefused e) {
      Response real =
          exchange.failed()
              ? Response.newBuilder()
                  .setStatus(ERROR)
                  .setMessage(exchange.status().getMessage())
                  .build()
              : ProposalResponse.parseFrom(exchange.answer()).getResponse();
      Response embedded =
          Objects.requireNonNullElseGet(
              e.response(),
              () ->
                  Response.newBuilder()
                      .setStatus(ERROR)
                      .setMessage(String.valueOf(e.getMessage()))
                      .build());
      differences.compare(what + ", refusal", told(real), told(embedded));
    }
  }

  /**
   * Words without what is by chance in them. Where a chaincode threw is told by its trace, whose
   * frames are its process's own affair; and the real programs' wire format errors have a breaking
   * or an unbreakable space, as it came out when they were compiled.
   */
  private static String told(String message) {
    int trace = message.indexOf("\n\tat ");
    return (trace < 0 ? message : message.substring(0, trace)).replace('\u00a0', ' ');
  }

  private static Response told(Response response) {
    return response.toBuilder().setMessage(told(response.getMessage())).build();
  }

  /** What the real peer signed is its signature over the embedded endorser's bytes, too. */
  private void checkSignature(String what, ProposalResponse real, ProposalResponse embedded) {
    ByteString endorser = real.getEndorsement().getEndorser();
    try {
      Identity peer = node.identify(endorser);
      byte[] signed = embedded.getPayload().concat(endorser).toByteArray();
      if (peer.signed(signed, real.getEndorsement().getSignature().toByteArray())) {
        signatures++;
      } else {
        differences.add(what + ": the real peer's signature does not fit the embedded bytes");
      }
    } catch (IdentityException e) {
      differences.add(what + ": the real peer is not recognised: " + e.getMessage());
    }
  }

  private void evaluate(Exchange exchange) throws IOException {
    EvaluateRequest request = EvaluateRequest.parseFrom(exchange.question());
    Answer embedded = answer(() -> node.gateway(exchange.node()).evaluate(request).toByteString());
    if (sameFailure(exchange, embedded)) {
      differences.compare(
          "evaluation at %s at %d".formatted(exchange.node(), exchange.height()),
          EvaluateResponse.parseFrom(exchange.answer()),
          EvaluateResponse.parseFrom(embedded.message()));
    }
  }

  private void endorse(Exchange exchange) throws IOException {
    EndorseRequest request = EndorseRequest.parseFrom(exchange.question());
    Answer embedded = answer(() -> node.gateway(exchange.node()).endorse(request).toByteString());
    if (sameFailure(exchange, embedded)) {
      differences.compare(
          "endorsement at %s at %d".formatted(exchange.node(), exchange.height()),
          endorsed(exchange.answer()),
          endorsed(embedded.message()));
    }
  }

  /** Whom a gateway asks is its own choice; what they endorse is not. */
  private static ByteString endorsed(ByteString answer) throws InvalidProtocolBufferException {
    Envelope prepared = EndorseResponse.parseFrom(answer).getPreparedTransaction();
    Transaction transaction =
        Transaction.parseFrom(Payload.parseFrom(prepared.getPayload()).getData());
    return ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload())
        .getAction()
        .getProposalResponsePayload();
  }

  /** What was ordered is seen in the blocks; what was refused has to be refused alike. */
  private void submit(Exchange exchange) throws IOException {
    if (exchange.failed()) {
      SubmitRequest request = SubmitRequest.parseFrom(exchange.question());
      Answer embedded = answer(() -> node.gateway(exchange.node()).submit(request).toByteString());
      sameFailure(exchange, embedded);
    }
  }

  private void events(Exchange exchange) throws IOException {
    SignedChaincodeEventsRequest request =
        SignedChaincodeEventsRequest.parseFrom(exchange.question());
    int count = Exchange.count(exchange.answer());
    Answer embedded =
        answer(() ->
            Exchange.together(
                node.gateway(exchange.node())
                    .withDeadlineAfter(1, TimeUnit.MINUTES)
                    .chaincodeEvents(request),
                count));
    if (sameFailure(exchange, embedded)) {
      differences.compare("events up to " + count, exchange.answer(), embedded.message());
    }
  }

  private record Answer(ByteString message, Status failure) {}

  private interface Call {
    ByteString make();
  }

  private static Answer answer(Call call) {
    try {
      return new Answer(call.make(), Status.getDefaultInstance());
    } catch (StatusRuntimeException e) {
      return new Answer(ByteString.EMPTY, Objects.requireNonNull(StatusProto.fromThrowable(e)));
    }
  }

  /** Whether neither failed, so that the messages are to be compared. */
  private boolean sameFailure(Exchange exchange, Answer embedded) throws IOException {
    String what = "%s at %s at %d".formatted(exchange.kind(), exchange.node(), exchange.height());
    Status real = exchange.failed() ? exchange.status() : Status.getDefaultInstance();
    differences.compare(what + ", code", real.getCode(), embedded.failure().getCode());
    differences.compare(
        what + ", message", told(real.getMessage()), told(embedded.failure().getMessage()));
    differences.compare(what + ", details", details(real), details(embedded.failure()));
    return real.getCode() == 0 && embedded.failure().getCode() == 0;
  }

  /** Who said what; where they listen differs. */
  private static Set<String> details(Status status) throws InvalidProtocolBufferException {
    Set<String> details = new TreeSet<>();
    for (Any any : status.getDetailsList()) {
      ErrorDetail detail = any.unpack(ErrorDetail.class);
      details.add(detail.getMspId() + " " + told(detail.getMessage()));
    }
    return details;
  }
}
