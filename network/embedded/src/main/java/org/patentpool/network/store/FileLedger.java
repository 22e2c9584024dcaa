package org.patentpool.network.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.PrivateStore.Purge;
import org.patentpool.network.store.Promise.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger in one folder: {@code blocks}, the chain; {@code private/}, private data as received;
 * {@code state/}, derived from both. Opening it verifies every byte that matters and either yields
 * all that was ever acknowledged or throws {@link CorruptLedgerException}.
 *
 * <p>A block is kept in this order: its private data, synced; the block, synced; then its effects
 * on the state, which are not synced, because they are recomputed from the other two when a crash
 * takes them.
 *
 * <p>Private values that expire or are purged are at once out of reach. They are out of the files
 * when {@link #append} returns (a purge), or within {@value #ERASURE_INTERVAL} blocks (an expiry),
 * or by {@link #close} or the next opening at the latest. Only a {@link StateView} from before
 * keeps them in the files, until the last such view is closed; closing it may then take as long as
 * rewriting the private part of the files takes. What the disk itself keeps of deleted files is
 * beyond this. The block keeps the hashes, and the private set of the transaction that purged keeps
 * the name of the key.
 */
public final class FileLedger implements Ledger {
  static final int ERASURE_INTERVAL = 100;
  private static final Logger LOG = LoggerFactory.getLogger(FileLedger.class);

  private final LedgerFolder folder;
  private final OpenFiles files;
  private final BlockLog blocks;
  private final Database stateDatabase;
  private final StateStore state;
  private final PrivateStore received;
  private final Erasure erasure;

  private final ReentrantLock appending = new ReentrantLock();
  private final ReentrantLock publishing = new ReentrantLock();
  private final Condition changed = publishing.newCondition();

  private volatile long height;
  private volatile boolean closed;
  private @Nullable String broken;

  private FileLedger(LedgerFolder folder, OpenFiles files, NativeMemory memory, Opening opening)
      throws IOException {
    this.folder = folder;
    this.files = files;
    this.blocks = files.add(new BlockLog(folder, opening.blocks()));
    this.received =
        new PrivateStore(
            files.add(Database.open(folder.privateData(), memory, folder.privateDamage())));
    this.stateDatabase = files.add(Database.open(folder.state(), memory, folder.stateDamage()));
    this.state = new StateStore(stateDatabase);
    this.erasure = new Erasure(received, state);
  }

  /**
   * Opens or creates the ledger in a folder of its own.
   *
   * @throws CorruptLedgerException if the files are not what was acknowledged; nothing was changed
   * @throws IllegalStateException if it is open already
   */
  public static FileLedger open(Path folder, Effects effects) {
    OpenFiles files = new OpenFiles();
    try {
      LedgerFolder place = new LedgerFolder(folder.toAbsolutePath());
      place.create();
      files.add(FolderLock.acquire(place.lock()));
      NativeMemory memory = files.add(new NativeMemory());
      Opening opening = Opening.verify(place, memory);
      FileLedger ledger = new FileLedger(place, files, memory, opening);
      ledger.recover(opening, effects);
      return ledger;
    } catch (IOException e) {
      throw files.closedAfter(
          LedgerFolder.failed("The ledger in " + folder + " could not be opened", e));
    } catch (RuntimeException e) {
      throw files.closedAfter(e);
    }
  }

  /** Mends what a crash leaves behind. */
  private void recover(Opening opening, Effects effects) {
    if (opening.blocks().tornTail() != null) {
      LOG.warn(
          "Cut an append that a crash interrupted behind block {} of {}",
          blocks.height() - 1,
          folder.blocks());
    }
    received.discard(blocks.height());
    received.forget(blocks.height() - 1, opening.purges());
    height = opening.stateHeight();
    if (height < blocks.height()) {
      LOG.info("Rebuilding the state of blocks {} to {}", height, blocks.height() - 1);
    }
    while (height < blocks.height()) {
      replay(blocks.read(height), effects);
    }
    erasure.runIfAnything();
  }

  private void replay(Block block, Effects effects) {
    long number = block.getHeader().getNumber();
    BlockUpdates updates;
    try (StateView before = snapshot()) {
      updates = effects.of(block, received.read(number), before);
    }
    Map<Collection, Long> expiries = new HashMap<>();
    received
        .holdings(number)
        .values()
        .forEach(held -> expiries.put(held.collection(), held.expiresAtBlock()));
    try (Batch changes =
        state.prepare(number, BlockHash.header(block.getHeader()), updates, expiries)) {
      publish(number, changes);
    }
  }

  @Override
  public long height() {
    return height;
  }

  @Override
  public void append(Block block, BlockPrivateData privateData, BlockUpdates updates) {
    appending.lock();
    try {
      checkUsable();
      blocks.checkFollows(block);
      long number = block.getHeader().getNumber();
      var promises = Promise.of(block);
      var expiries = Reception.expiries(number, updates);
      var holdings = Reception.of(block, promises, privateData, expiries);
      try (Batch beside = new Batch();
          Batch changes =
              state.prepare(number, BlockHash.header(block.getHeader()), updates, expiries)) {
        received.keep(beside, number, holdings);
        commit(block, beside, changes, PromiseCheck.purges(number, promises));
      }
    } finally {
      appending.unlock();
    }
  }

  /** From the first write on, a failure leaves the files in a state that only opening mends. */
  private void commit(Block block, Batch beside, Batch changes, List<Purge> purges) {
    long number = block.getHeader().getNumber();
    broken = "keeping block " + number + " failed";
    try {
      if (!beside.isEmpty()) {
        received.write(beside);
      }
      blocks.append(block);
      boolean forgot = received.forget(number, purges);
      publish(number, changes);
      if (forgot) {
        erasure.forgotten(number, purges.isEmpty() ? ERASURE_INTERVAL - 1 : 0);
      }
      erasure.runIfDue(number);
    } catch (IOException e) {
      throw LedgerFolder.failed("Block " + number + " was not kept in " + folder.blocks(), e);
    }
    broken = null;
  }

  private void publish(long block, Batch changes) {
    publishing.lock();
    try {
      state.write(changes);
      height = block + 1;
      changed.signalAll();
    } finally {
      publishing.unlock();
    }
  }

  private void checkUsable() {
    if (closed) {
      throw new IllegalStateException("The ledger is closed");
    }
    if (broken != null) {
      throw new IllegalStateException(
          "The ledger takes no more blocks, because " + broken + "; see the log, restart it");
    }
  }

  @Override
  public Block block(long number) {
    checkExists(number);
    return blocks.read(number);
  }

  @Override
  public BlockPrivateData privateData(long number) {
    checkExists(number);
    return received.read(number);
  }

  private void checkExists(long number) {
    long blocksNow = height;
    if (number < 0 || number >= blocksNow) {
      throw new NoSuchElementException(
          "There is no block " + number + "; the ledger has " + blocksNow);
    }
  }

  @Override
  public Optional<TransactionPlace> find(String txId) {
    return state.find(txId);
  }

  @Override
  public StateView snapshot() {
    publishing.lock();
    try {
      long now = height;
      Moment moment = stateDatabase.moment();
      erasure.viewOpened(now);
      return new LedgerView(now, moment, this::block, () -> viewClosed(now));
    } finally {
      publishing.unlock();
    }
  }

  private void viewClosed(long viewHeight) {
    if (erasure.viewClosed(viewHeight, height - 1)) {
      appending.lock();
      try {
        if (!closed && broken == null) {
          erasure.runIfDue(height - 1);
        }
      } finally {
        appending.unlock();
      }
    }
  }

  @Override
  public boolean awaitBlock(long number, long timeoutMillis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    publishing.lock();
    try {
      while (height <= number) {
        if (closed) {
          throw new IllegalStateException("The ledger is closed");
        }
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      publishing.unlock();
    }
  }

  /** Frees the views that are still open. */
  @Override
  public void close() {
    appending.lock();
    try {
      if (closed) {
        return;
      }
      publishing.lock();
      try {
        closed = true;
        changed.signalAll();
      } finally {
        publishing.unlock();
      }
      stateDatabase.freeReaders();
      if (broken == null) {
        erasure.runIfAnything();
      }
      files.close();
    } finally {
      appending.unlock();
    }
  }
}
