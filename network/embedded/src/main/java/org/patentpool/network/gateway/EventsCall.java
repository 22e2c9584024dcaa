package org.patentpool.network.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status.Code;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.patentpool.network.delivery.Access;
import org.patentpool.network.delivery.AccessDenied;
import org.patentpool.network.delivery.BlockStream;
import org.patentpool.network.delivery.Delivery;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.Ledger.TransactionPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream of a chaincode's events, a message for each block that has any. Unlike
 * Fabric's, it ends when the client's certificate expires or is revoked.
 */
final class EventsCall implements BlockStream.Reader {
  private static final Logger LOG = LoggerFactory.getLogger(EventsCall.class);

  private final ServerCallStreamObserver<ChaincodeEventsResponse> out;
  private final Access.Caller caller;
  private final EventMatcher matcher;

  private EventsCall(
      ServerCallStreamObserver<ChaincodeEventsResponse> out,
      Access.Caller caller,
      EventMatcher matcher) {
    this.out = out;
    this.caller = caller;
    this.matcher = matcher;
  }

  static void begin(
      Delivery delivery,
      Ledger ledger,
      SignedChaincodeEventsRequest signed,
      ServerCallStreamObserver<ChaincodeEventsResponse> out) {
    ChaincodeEventsRequest request = read(signed);
    Access.Caller caller = admit(delivery.access(), signed, request);
    EventsCall call =
        new EventsCall(
            out,
            caller,
            new EventMatcher(request.getChaincodeId(), request.getAfterTransactionId()));
    BlockStream stream = new BlockStream(delivery, caller, firstBlock(ledger, request), call);
    out.setOnReadyHandler(stream::wake);
    out.setOnCancelHandler(stream::stop);
    stream.start();
  }

  private static ChaincodeEventsRequest read(SignedChaincodeEventsRequest signed) {
    if (signed.getRequest().isEmpty()) {
      throw Refusals.invalid("a chaincode events request is required");
    }
    try {
      return ChaincodeEventsRequest.parseFrom(signed.getRequest());
    } catch (InvalidProtocolBufferException e) {
      throw Refusals.invalid("invalid chaincode events request: " + e.getMessage());
    }
  }

  private static Access.Caller admit(
      Access access, SignedChaincodeEventsRequest signed, ChaincodeEventsRequest request) {
    try {
      Access.Caller caller =
          access.admit(
              "gateway/ChaincodeEvents",
              request.getChannelId(),
              new Access.Signed(request.getIdentity(), signed.getRequest(), signed.getSignature()));
      caller.recheck();
      return caller;
    } catch (AccessDenied e) {
      LOG.info("chaincode events denied: {}", e.reason());
      throw Refusals.of(Code.PERMISSION_DENIED, e.getMessage());
    }
  }

  private static long firstBlock(Ledger ledger, ChaincodeEventsRequest request) {
    if (!request.getAfterTransactionId().isEmpty()) {
      Optional<TransactionPlace> place = ledger.find(request.getAfterTransactionId());
      if (place.isPresent()) {
        return place.get().block();
      }
    }
    SeekPosition start = request.getStartPosition();
    return switch (start.getTypeCase()) {
      case SPECIFIED -> start.getSpecified().getNumber();
      case NEXT_COMMIT, TYPE_NOT_SET -> ledger.height();
      case OLDEST -> throw badStart("Oldest");
      case NEWEST -> throw badStart("Newest");
    };
  }

  private static RuntimeException badStart(String type) {
    return Refusals.invalid("invalid start position type: *orderer.SeekPosition_" + type);
  }

  @Override
  public boolean ready() {
    return out.isReady();
  }

  @Override
  public boolean take(Block block) {
    if (!admitted()) {
      return false;
    }
    List<ChaincodeEvent> events = matcher.pick(block);
    if (!events.isEmpty()) {
      out.onNext(
          ChaincodeEventsResponse.newBuilder()
              .setBlockNumber(block.getHeader().getNumber())
              .addAllEvents(events)
              .build());
    }
    return true;
  }

  @Override
  public boolean await() {
    return admitted();
  }

  private boolean admitted() {
    try {
      caller.recheck();
      return true;
    } catch (AccessDenied e) {
      LOG.info("chaincode events end: {}", e.reason());
      out.onError(Refusals.of(Code.PERMISSION_DENIED, e.getMessage()));
      return false;
    }
  }

  @Override
  public void failed(RuntimeException cause) {
    LOG.error("chaincode events cannot go on", cause);
    out.onError(Refusals.of(Code.ABORTED, "a block cannot be read"));
  }
}
