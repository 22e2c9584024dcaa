package org.patentpool.network.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** Walks rows in the order of their keys' bytes, up to a key that is excluded. */
final class Cursor implements AutoCloseable {
  private final NativeGate gate;
  private final Set<Cursor> siblings;
  private final Slice end;
  private final ReadOptions options;
  private final RocksIterator rows;

  /**
   * To be called inside the gate.
   *
   * @param siblings where it stands while it is open
   */
  Cursor(
      NativeGate gate,
      Set<Cursor> siblings,
      RocksDB rocks,
      @Nullable Snapshot snapshot,
      byte[] from,
      byte[] to) {
    this.gate = gate;
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
    return gate.pass(() -> {
      boolean valid = usable().isValid();
      if (!valid) {
        rows.status();
      }
      return valid;
    });
  }

  byte[] key() {
    return gate.pass(() -> usable().key());
  }

  byte[] value() {
    return gate.pass(() -> usable().value());
  }

  void next() {
    gate.run(() -> usable().next());
  }

  private RocksIterator usable() {
    if (!siblings.contains(this)) {
      throw new IllegalStateException("This range of the ledger is closed");
    }
    return rows;
  }

  @Override
  public void close() {
    gate.free(this::free);
  }

  /** To be called inside the gate or alone. */
  void free() {
    if (siblings.remove(this)) {
      rows.close();
      options.close();
      end.close();
    }
  }
}
