package org.patentpool.network.fabric.play;

import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.jspecify.annotations.Nullable;

/** What one peer has delivered so far. */
final class Delivered implements StreamObserver<DeliverResponse> {
  private static final long PATIENCE_MILLIS = TimeUnit.MINUTES.toMillis(2);

  private final List<BlockAndPrivateData> blocks = new ArrayList<>();
  private int transactions;
  private @Nullable String end;

  synchronized List<BlockAndPrivateData> blocks() {
    return List.copyOf(blocks);
  }

  /** Returns how many blocks there are when they hold that many transactions. */
  synchronized long awaitTransactions(int count) throws InterruptedException {
    await(() -> transactions >= count);
    return blocks.size();
  }

  synchronized void awaitHeight(long height) throws InterruptedException {
    await(() -> blocks.size() >= height);
  }

  private synchronized void await(BooleanSupplier done) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!done.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (end != null || left <= 0) {
        throw new IllegalStateException(
            "%d blocks with %d transactions came, then %s"
                .formatted(blocks.size(), transactions, end));
      }
      wait(left);
    }
  }

  synchronized int transactions() {
    return transactions;
  }

  @Override
  public synchronized void onNext(DeliverResponse response) {
    if (response.hasBlockAndPrivateData()) {
      blocks.add(response.getBlockAndPrivateData());
      transactions += response.getBlockAndPrivateData().getBlock().getData().getDataCount();
    } else {
      end = "status " + response.getStatus();
    }
    notifyAll();
  }

  @Override
  public synchronized void onError(Throwable failure) {
    end = failure.toString();
    notifyAll();
  }

  @Override
  public synchronized void onCompleted() {
    end = "the end";
    notifyAll();
  }
}
