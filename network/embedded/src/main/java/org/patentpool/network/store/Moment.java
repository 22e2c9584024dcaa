package org.patentpool.network.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/** A database as it stood when this was made. Used by one thread at a time. */
final class Moment implements AutoCloseable {
  private final NativeGate gate;
  private final Set<Moment> siblings;
  private final RocksDB rocks;
  private final Snapshot snapshot;
  private final ReadOptions options;
  private final Set<Cursor> ranges = new HashSet<>();

  /**
   * To be called inside the gate.
   *
   * @param siblings where it stands while it is open
   */
  Moment(NativeGate gate, Set<Moment> siblings, RocksDB rocks) {
    this.gate = gate;
    this.siblings = siblings;
    this.rocks = rocks;
    this.snapshot = rocks.getSnapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
    siblings.add(this);
  }

  byte @Nullable [] get(byte[] key) {
    return gate.pass(() -> usable().get(options, key));
  }

  Cursor cursor(byte[] from, byte[] to) {
    return gate.pass(() -> new Cursor(gate, ranges, usable(), snapshot, from, to));
  }

  private RocksDB usable() {
    if (!siblings.contains(this)) {
      throw new IllegalStateException("This view of the ledger is closed");
    }
    return rocks;
  }

  @Override
  public void close() {
    gate.free(this::free);
  }

  /** To be called inside the gate or alone. */
  void free() {
    if (siblings.remove(this)) {
      List.copyOf(ranges).forEach(Cursor::free);
      options.close();
      rocks.releaseSnapshot(snapshot);
    }
  }
}
