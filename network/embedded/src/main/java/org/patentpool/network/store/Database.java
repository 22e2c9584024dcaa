package org.patentpool.network.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteOptions;

/**
 * One RocksDB whose native parts cannot be used after they are freed: every call passes a gate that
 * closing shuts, and closing first frees what is still open on it.
 */
final class Database implements AutoCloseable {
  private final RocksDB rocks;
  private final DatabaseDamage damage;
  private final boolean writable;
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private final Set<Moment> moments = ConcurrentHashMap.newKeySet();
  private final Set<Cursor> cursors = ConcurrentHashMap.newKeySet();
  private boolean closed;

  private Database(RocksDB rocks, DatabaseDamage damage, boolean writable) {
    this.rocks = rocks;
    this.damage = damage;
    this.writable = writable;
  }

  /** Opens for writing; a folder that does not exist is an empty database. */
  static Database open(Path folder, NativeMemory memory, DatabaseDamage damage) throws IOException {
    boolean created = Files.notExists(folder);
    try {
      memory.options().setCreateIfMissing(true);
      Database opened =
          new Database(RocksDB.open(memory.options(), folder.toString()), damage, true);
      if (created) {
        LedgerFolder.sync(folder.toAbsolutePath().resolveSibling("."));
      }
      return opened;
    } catch (RocksDBException e) {
      throw damage.opening(e);
    }
  }

  /**
   * Opens what is there without changing a byte of it, having read all of it once; null where
   * nothing was ever kept.
   */
  static @Nullable Database verified(Path folder, NativeMemory memory, DatabaseDamage damage) {
    // Killed while it was being created, a database has files and no name for them yet.
    if (Files.notExists(folder.resolve("CURRENT"))) {
      return null;
    }
    try {
      memory.options().setCreateIfMissing(false);
      RocksDB rocks = RocksDB.openReadOnly(memory.options(), folder.toString());
      Database opened = new Database(rocks, damage, false);
      boolean intact = false;
      try {
        rocks.verifyChecksum();
        intact = true;
      } finally {
        if (!intact) {
          opened.close();
        }
      }
      return opened;
    } catch (RocksDBException e) {
      throw damage.opening(e);
    }
  }

  byte @Nullable [] get(byte[] key) {
    return guarded(() -> rocks.get(key));
  }

  boolean has(byte[] key) {
    return get(key) != null;
  }

  /** Rows from a key (included) to another (excluded), as of now. */
  Cursor cursor(byte[] from, byte[] to) {
    return guarded(() -> new Cursor(cursors, null, from, to));
  }

  Cursor cursor(byte[] prefix) {
    return cursor(prefix, Key.behind(prefix));
  }

  Moment moment() {
    return guarded(Moment::new);
  }

  void write(Batch batch, boolean synced) {
    guarded(() -> {
      try (WriteOptions options = new WriteOptions().setSync(synced)) {
        rocks.write(options, batch.changes());
        return true;
      }
    });
  }

  /**
   * Leaves no file that holds what was deleted or overwritten in rows of these kinds. A moment from
   * before the deletion still keeps it; a file still read by a later one goes when that is closed.
   */
  void erase(byte... kinds) {
    guarded(() -> {
      flush();
      try (CompactRangeOptions options =
          new CompactRangeOptions()
              .setExclusiveManualCompaction(true)
              .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)) {
        for (byte kind : kinds) {
          byte[] all = Key.of(kind).end();
          rocks.compactRange(rocks.getDefaultColumnFamily(), all, Key.behind(all), options);
        }
      }
      // Allowing deletions deletes at once what a background thread might delete later.
      rocks.disableFileDeletions();
      rocks.enableFileDeletions();
      return true;
    });
  }

  private void flush() throws RocksDBException {
    try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
      rocks.flush(options);
    }
  }

  @Override
  public void close() {
    gate.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      freeReaders();
      if (writable) {
        flush();
      }
      rocks.closeE();
    } catch (RocksDBException e) {
      throw damage.using(e);
    } finally {
      rocks.close();
      gate.writeLock().unlock();
    }
  }

  /** Whoever still reads is told that what he reads is closed. */
  void freeReaders() {
    gate.writeLock().lock();
    try {
      cursors.forEach(Cursor::free);
      moments.forEach(Moment::free);
    } finally {
      gate.writeLock().unlock();
    }
  }

  private <T extends @Nullable Object> T guarded(NativeCall<T> call) {
    gate.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("The ledger is closed");
      }
      return call.run();
    } catch (RocksDBException e) {
      throw damage.using(e);
    } finally {
      gate.readLock().unlock();
    }
  }

  private interface NativeCall<T extends @Nullable Object> {
    T run() throws RocksDBException;
  }

  /** The database as it stood when this was made. */
  final class Moment implements AutoCloseable {
    private final Snapshot snapshot = rocks.getSnapshot();
    private final ReadOptions options = new ReadOptions().setSnapshot(snapshot);
    private final Set<Cursor> ranges = new HashSet<>();
    private boolean freed;

    private Moment() {
      moments.add(this);
    }

    byte @Nullable [] get(byte[] key) {
      return guarded(() -> {
        checkOpen();
        return rocks.get(options, key);
      });
    }

    Cursor cursor(byte[] from, byte[] to) {
      return guarded(() -> {
        checkOpen();
        return new Cursor(ranges, snapshot, from, to);
      });
    }

    private void checkOpen() {
      if (freed) {
        throw new IllegalStateException("This view of the ledger is closed");
      }
    }

    @Override
    public void close() {
      gate.readLock().lock();
      try {
        free();
      } finally {
        gate.readLock().unlock();
      }
    }

    private void free() {
      if (moments.remove(this)) {
        freed = true;
        List.copyOf(ranges).forEach(Cursor::free);
        options.close();
        rocks.releaseSnapshot(snapshot);
      }
    }
  }

  /** Walks rows in the order of their keys' bytes. */
  final class Cursor implements AutoCloseable {
    private final Set<Cursor> siblings;
    private final Slice end;
    private final ReadOptions options;
    private final RocksIterator rows;

    private Cursor(Set<Cursor> siblings, @Nullable Snapshot snapshot, byte[] from, byte[] to) {
      this.siblings = siblings;
      end = new Slice(to);
      options = new ReadOptions().setIterateUpperBound(end);
      if (snapshot != null) {
        options.setSnapshot(snapshot);
      }
      rows = rocks.newIterator(options);
      siblings.add(this);
      rows.seek(from);
    }

    /** Whether it stands on a row; a damaged one is not taken for the end. */
    boolean valid() {
      return guarded(() -> {
        usable();
        if (rows.isValid()) {
          return true;
        }
        rows.status();
        return false;
      });
    }

    byte[] key() {
      return guarded(() -> usable().key());
    }

    byte[] value() {
      return guarded(() -> usable().value());
    }

    void next() {
      guarded(() -> {
        usable().next();
        return true;
      });
    }

    private RocksIterator usable() {
      if (!siblings.contains(this)) {
        throw new IllegalStateException("This range of the ledger is closed");
      }
      return rows;
    }

    @Override
    public void close() {
      gate.readLock().lock();
      try {
        free();
      } finally {
        gate.readLock().unlock();
      }
    }

    private void free() {
      if (siblings.remove(this)) {
        rows.close();
        options.close();
        end.close();
      }
    }
  }
}
