package org.patentpool.network.store;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Every use of native memory passes here, so that none is freed while it is used or used after it
 * was freed: that would end the process.
 */
final class NativeGate {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final DatabaseDamage damage;
  private boolean shut;

  NativeGate(DatabaseDamage damage) {
    this.damage = damage;
  }

  interface Call<T extends @Nullable Object> {
    T run() throws RocksDBException;
  }

  interface Action {
    void run() throws RocksDBException;
  }

  /** With others, as long as the gate is open. */
  <T extends @Nullable Object> T pass(Call<T> call) {
    lock.readLock().lock();
    try {
      if (shut) {
        throw new IllegalStateException("The ledger is closed");
      }
      return call.run();
    } catch (RocksDBException e) {
      throw damage.using(e);
    } finally {
      lock.readLock().unlock();
    }
  }

  void run(Action action) {
    pass(() -> {
      action.run();
      return true;
    });
  }

  /** With others, even if the gate is shut: for freeing what may have been freed already. */
  void free(Runnable action) {
    lock.readLock().lock();
    try {
      action.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** While nobody else is inside. */
  void alone(Action action) {
    lock.writeLock().lock();
    try {
      action.run();
    } catch (RocksDBException e) {
      throw damage.using(e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Returns false if it was shut before. To be called alone. */
  boolean shut() {
    boolean first = !shut;
    shut = true;
    return first;
  }
}
