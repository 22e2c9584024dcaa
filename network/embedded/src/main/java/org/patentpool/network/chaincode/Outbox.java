package org.patentpool.network.chaincode;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages one at a time, from whatever thread, without anybody waiting: who finds another
 * one sending leaves his message to him. Two streams that answer each other can therefore not lock
 * each other out.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final StreamObserver<ChaincodeMessage> observer;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  /** Touched only by whoever is sending. */
  private boolean closed;

  Outbox(StreamObserver<ChaincodeMessage> observer) {
    this.observer = observer;
  }

  void send(ChaincodeMessage message) {
    enqueue(() -> observer.onNext(message));
  }

  /** Ends the stream after what is waiting; whatever comes later is dropped. */
  void close(Status status) {
    enqueue(() -> {
      closed = true;
      observer.onError(status.asRuntimeException());
    });
  }

  private void enqueue(Runnable action) {
    waiting.add(action);
    if (count.getAndIncrement() > 0) {
      return;
    }
    do {
      perform(waiting.remove());
    } while (count.decrementAndGet() > 0);
  }

  private void perform(Runnable action) {
    if (closed) {
      return;
    }
    try {
      action.run();
    } catch (RuntimeException e) {
      closed = true;
      LOG.warn("a chaincode stream cannot be written to any more", e);
    }
  }
}
