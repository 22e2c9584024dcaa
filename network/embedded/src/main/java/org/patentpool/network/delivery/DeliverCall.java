package org.patentpool.network.delivery;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekInfo.SeekContentType;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream of seek requests, served one after the other: the next is taken when the last
 * has had its status, and any status but success ends the stream.
 */
final class DeliverCall implements StreamObserver<Envelope> {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverCall.class);

  private final Delivery delivery;
  private final Content content;
  private final ServerCallStreamObserver<DeliverResponse> out;
  private boolean halfClosed;
  private @Nullable Session session;

  DeliverCall(Delivery delivery, Content content, ServerCallStreamObserver<DeliverResponse> out) {
    this.delivery = delivery;
    this.content = content;
    this.out = out;
    out.disableAutoRequest();
    out.setOnReadyHandler(this::wake);
    out.setOnCancelHandler(this::cancelled);
    out.request(1);
  }

  @Override
  public void onNext(Envelope envelope) {
    try {
      begin(SeekRequest.read(envelope, delivery.clock().instant()));
    } catch (SeekRefused e) {
      LOG.info("{} refused with {}: {}", content.resource(), e.status(), e.getMessage());
      finish(e.status());
    }
  }

  private void begin(SeekRequest request) throws SeekRefused {
    if (!request.channelId().equals(delivery.channel().current().channelId())) {
      throw new SeekRefused(Status.NOT_FOUND, "there is no channel " + request.channelId());
    }
    Access.Caller caller = admit(request);
    Session begun =
        new Session(caller, request.seek(), SeekRange.of(request.seek(), delivery.feed().height()));
    synchronized (this) {
      session = begun;
    }
    begun.stream.start();
    // The client may have gone while the session was made; its cancellation found none to stop.
    if (out.isCancelled()) {
      begun.stream.stop();
    }
  }

  private Access.Caller admit(SeekRequest request) throws SeekRefused {
    try {
      Access.Caller caller =
          delivery.access().admit(content.resource(), request.channelId(), request.signed());
      caller.recheck();
      return caller;
    } catch (AccessDenied e) {
      throw new SeekRefused(Status.FORBIDDEN, e.reason());
    }
  }

  /** The client sends no more requests; what it asked for is still delivered. */
  @Override
  public void onCompleted() {
    synchronized (this) {
      halfClosed = true;
      if (session != null) {
        return;
      }
    }
    out.onCompleted();
  }

  @Override
  public void onError(Throwable cause) {
    cancelled();
  }

  private synchronized void wake() {
    if (session != null) {
      session.stream.wake();
    }
  }

  private synchronized void cancelled() {
    if (session != null) {
      session.stream.stop();
    }
  }

  /** Answers the request under way; nothing else is sent until another has been taken. */
  private void finish(Status status) {
    if (out.isCancelled()) {
      return;
    }
    out.onNext(DeliverResponse.newBuilder().setStatus(status).build());
    boolean last;
    synchronized (this) {
      session = null;
      last = halfClosed || status != Status.SUCCESS;
    }
    if (last) {
      out.onCompleted();
    } else {
      out.request(1);
    }
  }

  /** One seek request under way. */
  private final class Session implements BlockStream.Reader {
    private final Access.Caller caller;
    private final SeekInfo seek;
    private final SeekRange range;
    private final BlockStream stream;

    Session(Access.Caller caller, SeekInfo seek, SeekRange range) {
      this.caller = caller;
      this.seek = seek;
      this.range = range;
      this.stream = new BlockStream(delivery, caller, range.first(), this);
    }

    private boolean end(Status status) {
      stream.stop();
      finish(status);
      return false;
    }

    @Override
    public boolean ready() {
      return out.isReady();
    }

    @Override
    public boolean await() {
      if (!range.waits()) {
        return end(Status.NOT_FOUND);
      }
      return admitted() || end(Status.FORBIDDEN);
    }

    @Override
    public boolean take(Block block) {
      if (!admitted()) {
        return end(Status.FORBIDDEN);
      }
      out.onNext(content.of(shown(block), caller.identity()));
      return block.getHeader().getNumber() != range.last() || end(Status.SUCCESS);
    }

    /** Who asks for headers only gets the data of configuration blocks all the same. */
    private Block shown(Block block) {
      if (seek.getContentType() != SeekContentType.HEADER_WITH_SIG || configures(block)) {
        return block;
      }
      return block.toBuilder().clearData().build();
    }

    private static boolean configures(Block block) {
      return block.getData().getDataCount() == 1
          && BlockTransaction.of(block).stream()
              .anyMatch(t -> t.header().getType() == HeaderType.CONFIG_VALUE);
    }

    private boolean admitted() {
      try {
        caller.recheck();
        return true;
      } catch (AccessDenied e) {
        LOG.info("{} ends: {}", content.resource(), e.reason());
        return false;
      }
    }

    @Override
    public void failed(RuntimeException cause) {
      LOG.error("{} cannot go on", content.resource(), cause);
      end(Status.SERVICE_UNAVAILABLE);
    }
  }
}
