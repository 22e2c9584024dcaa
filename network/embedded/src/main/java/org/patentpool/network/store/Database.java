package org.patentpool.network.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** One RocksDB with what is open on it, which is freed before the database is closed. */
final class Database implements AutoCloseable {
  private final RocksDB rocks;
  private final NativeGate gate;
  private final boolean writable;
  private final Set<Moment> moments = ConcurrentHashMap.newKeySet();
  private final Set<Cursor> cursors = ConcurrentHashMap.newKeySet();

  private Database(RocksDB rocks, DatabaseDamage damage, boolean writable) {
    this.rocks = rocks;
    this.gate = new NativeGate(damage);
    this.writable = writable;
  }

  /** Opens for writing; a folder that does not exist is an empty database. */
  static Database open(Path folder, NativeMemory memory, DatabaseDamage damage) throws IOException {
    LedgerFolder.createPrivately(folder);
    try {
      memory.options().setCreateIfMissing(true);
      return new Database(RocksDB.open(memory.options(), folder.toString()), damage, true);
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
    return gate.pass(() -> rocks.get(key));
  }

  boolean has(byte[] key) {
    return get(key) != null;
  }

  /** Rows from a key (included) to another (excluded), as of now. */
  Cursor cursor(byte[] from, byte[] to) {
    return gate.pass(() -> new Cursor(gate, cursors, rocks, null, from, to));
  }

  Cursor cursor(byte[] prefix) {
    return cursor(prefix, Key.behind(prefix));
  }

  Moment moment() {
    return gate.pass(() -> new Moment(gate, moments, rocks));
  }

  void write(Batch batch, boolean synced) {
    gate.run(() -> {
      try (WriteOptions options = new WriteOptions().setSync(synced)) {
        rocks.write(options, batch.changes());
      }
    });
  }

  /**
   * Leaves no file that holds what was deleted or overwritten in rows of these kinds. A moment from
   * before the deletion still keeps it; a file still read by a later one goes when that is closed.
   */
  void erase(byte... kinds) {
    gate.run(() -> {
      flush();
      try (CompactRangeOptions options = new CompactRangeOptions()) {
        options
            .setExclusiveManualCompaction(true)
            .setBottommostLevelCompaction(BottommostLevelCompaction.kForce);
        for (byte kind : kinds) {
          byte[] all = Key.of(kind).end();
          rocks.compactRange(rocks.getDefaultColumnFamily(), all, Key.behind(all), options);
        }
      }
      // Allowing deletions deletes at once what a background thread might delete later.
      rocks.disableFileDeletions();
      rocks.enableFileDeletions();
    });
  }

  private void flush() throws RocksDBException {
    try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
      rocks.flush(options);
    }
  }

  /** Whoever still reads is told that what he reads is closed. */
  void freeReaders() {
    gate.alone(() -> {
      cursors.forEach(Cursor::free);
      moments.forEach(Moment::free);
    });
  }

  @Override
  public void close() {
    gate.alone(() -> {
      if (gate.shut()) {
        freeReaders();
        try {
          if (writable) {
            flush();
          }
          rocks.closeE();
        } finally {
          rocks.close();
        }
      }
    });
  }
}
