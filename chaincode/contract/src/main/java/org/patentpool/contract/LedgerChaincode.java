package org.patentpool.contract;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.jspecify.annotations.Nullable;
import org.patentpool.contract.peer.PeerStream;
import org.patentpool.pool.Answer;
import org.patentpool.pool.Rejected;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.rejection.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the chaincodes of this jar share: a call is a function and one payload, a refusal is an
 * error response with the canonical rejection as its message, and nothing that goes wrong inside
 * gets out.
 *
 * <p>The shim can send the statuses 200, 400 and 500 only (any other makes it fail), so a refusal
 * is 400 and its code says of which kind it is.
 */
public abstract class LedgerChaincode extends ServedChaincode {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerChaincode.class);
  private static final int REFERENCE_LENGTH = 16;

  private volatile @Nullable PeerStream peer;

  /** The shim's stream runs through one that can ask for more than the shim. */
  @Override
  protected final StreamObserver<ChaincodeMessage> connectToPeer(
      StreamObserver<ChaincodeMessage> toPeer) throws IOException {
    var sending = new PeerStream.Sending(toPeer);
    var stream = new PeerStream(sending, super.connectToPeer(sending));
    peer = stream;
    return stream;
  }

  final StubRows rows(ChaincodeStub stub) {
    return new StubRows(stub, peer);
  }

  /** Answers a call that has a sender. */
  abstract Response call(String function, byte[] payload, Actor actor, ChaincodeStub stub);

  /** Does nothing: a channel is founded by a command like any other. */
  @Override
  public final Response init(ChaincodeStub stub) {
    return new Response(Response.Status.SUCCESS, null, null);
  }

  @Override
  public Response invoke(ChaincodeStub stub) {
    try {
      List<byte[]> arguments = stub.getArgs();
      if (arguments.size() != 2) {
        String detail = "a call has two arguments, its function and its payload";
        return refuse(Rejected.of(Code.FORMAT, "", detail));
      }
      Optional<Actor> actor = Creator.actor(stub.getCreator());
      if (actor.isEmpty()) {
        return refuse(Rejected.of(Code.KEY_UNREGISTERED, "", "only keys on P-256 can be"));
      }
      String function = new String(arguments.getFirst(), StandardCharsets.UTF_8);
      return call(function, arguments.getLast(), actor.get(), stub);
    } catch (Throwable bug) {
      return fail(stub.getTxId(), bug);
    }
  }

  static Response answer(Answer answer) {
    return new Response(Response.Status.SUCCESS, null, answer.bytes());
  }

  static Response refuse(Rejected rejected) {
    Response.Status status =
        rejected.kind() == Code.Kind.BROKEN
            ? Response.Status.INTERNAL_SERVER_ERROR
            : Response.Status.ERROR_THRESHOLD;
    return new Response(status, rejected.message(), null);
  }

  /** The caller learns where to ask, not what broke; endorsers give the same reference. */
  private static Response fail(String transaction, Throwable bug) {
    String reference = transaction.substring(0, Math.min(REFERENCE_LENGTH, transaction.length()));
    LOG.error("Reference {}: transaction {} failed", reference, transaction, bug);
    String message =
        "the contract failed; the log of the organisation that answers says why, under "
            + reference;
    return new Response(Response.Status.INTERNAL_SERVER_ERROR, message, null);
  }
}
