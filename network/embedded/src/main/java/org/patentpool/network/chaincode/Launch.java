package org.patentpool.network.chaincode;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A chaincode of one organisation's node, from being started to the end of its stream. */
final class Launch {
  private static final int STARTUP_SECONDS = 30;

  private final Registry registry;
  private final Slot slot;
  private final String id;
  private final CompletableFuture<ChaincodeStream> stream = new CompletableFuture<>();
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile @Nullable Shim shim;
  private @Nullable Thread stopping;
  private boolean over;

  Launch(Registry registry, Slot slot, String id) {
    this.registry = registry;
    this.slot = slot;
    this.id = id;
  }

  Slot slot() {
    return slot;
  }

  /** The name it registers by, unlike every other one's. */
  String id() {
    return id;
  }

  /** How many of its threads may be lost to calls that never end. */
  int affordableLosses() {
    return registry.threads() / 2;
  }

  CompletableFuture<ChaincodeStream> stream() {
    if (started.compareAndSet(false, true)) {
      start();
    }
    return stream;
  }

  void ready(ChaincodeStream registered) {
    stream.complete(registered);
  }

  /** Returns when the chaincode can take a transaction of this id, which it may have had before. */
  void awaitCleared(String txId) {
    Shim connected = shim;
    if (connected != null) {
      connected.awaitCleared(txId);
    }
  }

  /** The stream is gone; so are the shim's threads, soon. */
  void ended() {
    registry.forget(this);
    stream.completeExceptionally(new IllegalStateException("its stream ended"));
    synchronized (this) {
      over = true;
      stopShim();
    }
  }

  void terminate() {
    if (stream.isDone() && !stream.isCompletedExceptionally()) {
      stream.join().terminate();
    } else {
      ended();
    }
  }

  /** Returns when the shim's threads are gone, or were left behind. */
  void awaitStop() {
    Thread stopper;
    synchronized (this) {
      stopper = stopping;
    }
    if (stopper != null) {
      try {
        stopper.join(Shim.GRACE.multipliedBy(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void start() {
    stream.orTimeout(STARTUP_SECONDS, TimeUnit.SECONDS);
    try {
      Shim connected =
          Shim.start(
              registry.server(),
              id,
              registry.instantiate(slot.chaincode()),
              registry.threads(),
              this::terminate);
      synchronized (this) {
        shim = connected;
        if (over) {
          stopShim();
        }
      }
    } catch (IOException | ReflectiveOperationException | RuntimeException e) {
      registry.forget(this);
      stream.completeExceptionally(e);
    }
  }

  private synchronized void stopShim() {
    Shim connected = shim;
    if (connected != null && stopping == null) {
      stopping = connected.stop();
    }
  }

  /** Whose chaincode: organisations share no chaincode process, nor do they here. */
  record Slot(String organization, String chaincode) {}
}
