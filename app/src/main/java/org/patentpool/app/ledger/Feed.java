package org.patentpool.app.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An endless stream from the ledger that its reader draws from at its own pace, so a slow reader
 * slows the ledger's side instead of filling memory. It reconnects by itself and goes on where it
 * was: nothing is left out, nothing comes twice.
 */
public final class Feed<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final int AHEAD = 256;
  private static final Retry PATIENCE =
      new Retry(Duration.ofDays(36500), Duration.ofMillis(100), Duration.ofSeconds(10));

  private final BlockingQueue<T> ahead = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private volatile @Nullable String trouble;
  private volatile @Nullable RuntimeException broken;

  /**
   * Starts to read.
   *
   * @param open opens a stream at a position
   * @param after the position after an item
   */
  public <P> Feed(String name, P start, Function<P, Stream<T>> open, BiFunction<P, T, P> after) {
    thread = Thread.ofVirtual().name("ledger-" + name).unstarted(() -> run(start, open, after));
    thread.start();
  }

  /**
   * What has come, at most that many and in order; waits for the first up to that time, then
   * returns an empty list.
   */
  public List<T> take(int most, Duration patience) throws InterruptedException {
    T first = ahead.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (first == null) {
      RuntimeException failure = broken;
      if (failure != null) {
        throw new LedgerException("the stream from the ledger broke: " + failure, failure);
      }
      return List.of();
    }
    List<T> taken = new ArrayList<>();
    taken.add(first);
    ahead.drainTo(taken, most - 1);
    return taken;
  }

  /** Why nothing comes at the moment, or null when all is well. */
  public @Nullable String trouble() {
    return trouble;
  }

  private <P> void run(P start, Function<P, Stream<T>> open, BiFunction<P, T, P> after) {
    P position = start;
    Retry.Attempts attempts = PATIENCE.start(Retry.Time.SYSTEM);
    try {
      do {
        try (Stream<T> stream = open.apply(position)) {
          while (stream.hasNext()) {
            T next = stream.next();
            // Whoever takes it must not hear of a trouble that is over.
            trouble = null;
            ahead.put(next);
            position = after.apply(position, next);
            attempts.reset();
          }
          trouble = "the ledger ended the stream";
        } catch (GatewayRuntimeException e) {
          trouble = Failures.told(e.getStatus());
        } catch (NoSuchElementException e) {
          // The gateway library's way to say that a node ended the delivery with a status.
          trouble = e.getMessage();
        }
        LOG.info("{} from {}: {}; connecting again", thread.getName(), position, trouble);
      } while (attempts.again());
    } catch (InterruptedException _) {
      // Closing ends the thread this way.
    } catch (RuntimeException e) {
      broken = e;
      LOG.error("{} broke at {}", thread.getName(), position, e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
