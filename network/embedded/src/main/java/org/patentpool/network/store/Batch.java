package org.patentpool.network.store;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Changes to one database that come about together or not at all. */
final class Batch implements AutoCloseable {
  private static final byte[] NOTHING = {};

  private final WriteBatch changes = new WriteBatch();

  void put(byte[] key, byte[] value) {
    try {
      changes.put(key, value);
    } catch (RocksDBException e) {
      throw new IllegalStateException("A change could not be noted in memory", e);
    }
  }

  /** A row that says all by its key. */
  void put(byte[] key) {
    put(key, NOTHING);
  }

  void delete(byte[] key) {
    try {
      changes.delete(key);
    } catch (RocksDBException e) {
      throw new IllegalStateException("A change could not be noted in memory", e);
    }
  }

  boolean isEmpty() {
    return changes.count() == 0;
  }

  WriteBatch changes() {
    return changes;
  }

  @Override
  public void close() {
    changes.close();
  }
}
