package org.patentpool.network.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.protos.common.Block;

/**
 * One reader's way along the chain. Blocks are fetched only while the reader is ready for more, so
 * a slow one holds one block in memory at most; a reader that waits for a block holds no thread.
 */
public final class BlockStream {
  /** After so many blocks others get their turn. */
  private static final int TURN = 32;

  /** Where blocks go. Called by one thread at a time, never before {@link #start()}. */
  public interface Reader {
    /** Whether another block can go out without being kept here. */
    boolean ready();

    /** Takes the next block; false when it wants no more. */
    boolean take(Block block);

    /** All blocks there are have been taken; false when the reader does not wait for others. */
    boolean await();

    /** The block could not be read; nothing more comes. */
    void failed(RuntimeException cause);
  }

  /** No timer is set beyond; who stays that long is asked at the next block. */
  private static final Duration LONGEST_TIMER = Duration.ofDays(1000);

  private final BlockFeed feed;
  private final Executor executor;
  private final Reader reader;
  private final AtomicInteger calls = new AtomicInteger();
  private final BlockFeed.Subscription subscription;
  private final ScheduledFuture<?> expiry;
  private volatile boolean started;
  private volatile boolean stopped;
  private long next;

  /**
   * A stream for the caller, who is woken when their certificate runs out.
   *
   * @param first unsigned, and may well lie beyond any block that will ever be
   */
  public BlockStream(Delivery delivery, Access.Caller caller, long first, Reader reader) {
    this.feed = delivery.feed();
    this.executor = delivery.executor();
    this.next = first;
    this.reader = reader;
    this.subscription = feed.subscribe(_ -> wake());
    this.expiry =
        delivery
            .timer()
            .schedule(
                this::wake,
                left(delivery.clock().instant(), caller.expiresAt()).toMillis() + 1,
                TimeUnit.MILLISECONDS);
  }

  private static Duration left(Instant now, Instant expiresAt) {
    return expiresAt.isBefore(now.plus(LONGEST_TIMER))
        ? Duration.between(now, expiresAt)
        : LONGEST_TIMER;
  }

  public void start() {
    started = true;
    wake();
  }

  /** Something may have changed: a new block, a reader that is ready again, an expired caller. */
  public void wake() {
    if (started && calls.getAndIncrement() == 0) {
      executor.execute(this::turn);
    }
  }

  /** Ends it from outside; the reader is not told. */
  public void stop() {
    stopped = true;
    subscription.close();
    expiry.cancel(false);
  }

  private void turn() {
    int seen = calls.get();
    boolean more = false;
    try {
      more = !stopped && advance();
    } catch (RuntimeException e) {
      stop();
      reader.failed(e);
    }
    if (more || calls.addAndGet(-seen) > 0) {
      executor.execute(this::turn);
    }
  }

  /** Whether it stopped only to let others have their turn. */
  private boolean advance() {
    for (int i = 0; i < TURN; i++) {
      if (stopped) {
        return false;
      }
      if (Long.compareUnsigned(next, feed.height()) >= 0) {
        if (!reader.await()) {
          stop();
        }
        return false;
      }
      if (!reader.ready()) {
        return false;
      }
      if (!reader.take(feed.block(next++))) {
        stop();
        return false;
      }
    }
    return true;
  }
}
