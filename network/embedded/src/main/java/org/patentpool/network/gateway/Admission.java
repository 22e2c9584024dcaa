package org.patentpool.network.gateway;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many calls of a method run at once and so many more wait for their turn; the rest get the
 * answer that a Fabric peer gives beyond its concurrency limit. A waiting call has not been read
 * yet, so it costs its headers and a virtual thread, whatever the size of its message.
 */
public final class Admission implements ServerInterceptor {
  private static final long NO_DEADLINE_SECONDS = 600;

  private final Map<String, Gate> gates;

  /** The gates by full method name; methods without one are let through. */
  public Admission(Map<String, Gate> gates) {
    this.gates = Map.copyOf(gates);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Gate gate = gates.get(call.getMethodDescriptor().getFullMethodName());
    if (gate == null) {
      return next.startCall(call, headers);
    }
    if (!gate.enter(Context.current().getDeadline())) {
      call.close(
          Status.UNKNOWN.withDescription(
              "too many requests for /%s, exceeding concurrency limit (%d)"
                  .formatted(call.getMethodDescriptor().getServiceName(), gate.limit)),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return admitted(gate, call, headers, next);
  }

  private static <Q, A> ServerCall.Listener<Q> admitted(
      Gate gate, ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    ServerCall.Listener<Q> listener;
    try {
      listener = next.startCall(call, headers);
    } catch (RuntimeException e) {
      gate.leave();
      throw e;
    }
    // A call's callbacks run one after the other: these two come after its work has returned.
    return new SimpleForwardingServerCallListener<>(listener) {
      @Override
      public void onComplete() {
        gate.leave();
        super.onComplete();
      }

      @Override
      public void onCancel() {
        gate.leave();
        super.onCancel();
      }
    };
  }

  /** One limit, which several methods may share. */
  public static final class Gate {
    private final int limit;
    private final int queue;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();

    public Gate(int limit, int queue) {
      this.limit = limit;
      this.queue = queue;
      this.places = new Semaphore(limit, true);
    }

    private boolean enter(@Nullable Deadline deadline) {
      if (places.tryAcquire()) {
        return true;
      }
      try {
        return waiting.incrementAndGet() <= queue
            && places.tryAcquire(
                deadline == null ? NO_DEADLINE_SECONDS : deadline.timeRemaining(TimeUnit.SECONDS),
                TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        waiting.decrementAndGet();
      }
    }

    private void leave() {
      places.release();
    }
  }
}
