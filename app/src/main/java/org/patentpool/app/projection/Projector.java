package org.patentpool.app.projection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.ledger.Blocks;
import org.patentpool.app.ledger.ChainBlock;
import org.patentpool.app.ledger.Feed;
import org.patentpool.app.ledger.LedgerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Follows the chain in a thread of its own as long as the app runs. When the ledger or the database
 * is away it waits and goes on; when the blocks contradict the tables it stops and says so.
 */
@Component
final class Projector implements Chain, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final int MOST_AT_ONCE = 256;
  private static final Duration BREATH = Duration.ofSeconds(1);

  private final Blocks blocks;
  private final ChainTables tables;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private Status status = new Status(-1, "the blocks have not been read yet", false);
  private @Nullable Thread thread;

  Projector(Blocks blocks, ChainTables tables) {
    this.blocks = blocks;
    this.tables = tables;
  }

  private void run() {
    try {
      while (true) {
        try {
          follow();
        } catch (LedgerException | DataAccessException | TransactionException e) {
          LOG.warn("reading blocks goes on in {}", BREATH, e);
          set(new Status(status().block(), String.valueOf(e.getMessage()), false));
          Thread.sleep(BREATH);
        }
      }
    } catch (InterruptedException _) {
      LOG.info("reading blocks ends at block {}", status().block());
    } catch (RuntimeException e) {
      // A broken chain, a row nobody can read, a bug: going on would only hide it.
      LOG.error("reading blocks has stopped", e);
      set(new Status(status().block(), String.valueOf(e.getMessage()), true));
    }
  }

  private void follow() throws InterruptedException {
    Optional<Place> place = tables.place();
    if (place.isPresent()) {
      set(new Status(place.get().number(), "the ledger has not answered yet", false));
      place.get().requireWithin(blocks.height());
    }
    // From the last known block on, which must still be the same.
    try (Feed<ChainBlock> feed = blocks.blocks(place.map(Place::number).orElse(0L))) {
      while (true) {
        List<ChainBlock> next = feed.take(MOST_AT_ONCE, BREATH);
        long number = next.isEmpty() ? status().block() : tables.accept(next).number();
        set(new Status(number, feed.trouble(), false));
      }
    }
  }

  private void set(Status now) {
    lock.lock();
    try {
      status = now;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Status status() {
    lock.lock();
    try {
      return status;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void await(long block, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (status.block() < block) {
        if (status.stopped() || left <= 0) {
          throw new IllegalStateException("block " + block + " does not come: " + status.trouble());
        }
        left = moved.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("projector").daemon().start(this::run);
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
