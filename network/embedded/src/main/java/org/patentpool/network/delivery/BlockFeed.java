package org.patentpool.network.delivery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;
import org.patentpool.network.store.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everybody who listens of each new block, by one thread for all of them: waiting for a
 * commit or reading along costs no thread of its own.
 */
public final class BlockFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BlockFeed.class);

  /** How long closing may take; the thread is not interrupted, which would close files it reads. */
  private static final long WAIT_MILLIS = 250;

  private final Ledger ledger;
  private final Set<Consumer<Block>> listeners = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean closed;
  private volatile Block newest;

  public BlockFeed(Ledger ledger) {
    this.ledger = ledger;
    long height = ledger.height();
    this.newest = ledger.block(height - 1);
    this.thread = Thread.ofPlatform().name("block-feed").daemon().start(() -> follow(height));
  }

  /**
   * Calls the listener with every block committed from now on, in order, until the subscription is
   * closed. Listeners share one thread and must not wait in it.
   */
  public Subscription subscribe(Consumer<Block> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  long height() {
    return ledger.height();
  }

  /** A committed block; the newest, which all who read along want, is read from disk once. */
  Block block(long number) {
    Block kept = newest;
    return kept.getHeader().getNumber() == number ? kept : ledger.block(number);
  }

  /** Ends after the last block there is has been announced. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(long first) {
    long next = first;
    while (!closed || next < ledger.height()) {
      try {
        if (ledger.awaitBlock(next, WAIT_MILLIS)) {
          announce(ledger.block(next));
          next++;
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("block {} could not be announced; nobody is told of later ones either", next, e);
        return;
      }
    }
  }

  private void announce(Block block) {
    newest = block;
    for (Consumer<Block> listener : listeners) {
      try {
        listener.accept(block);
      } catch (RuntimeException e) {
        LOG.error("a listener failed at block {}", block.getHeader().getNumber(), e);
      }
    }
  }

  /** Ends a subscription; closing throws nothing. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
