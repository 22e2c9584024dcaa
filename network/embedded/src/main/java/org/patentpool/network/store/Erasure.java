package org.patentpool.network.store;

import java.util.TreeMap;

/**
 * Decides when deleted private values are taken out of the files. That rewrites the private part of
 * them, so expired values wait for others; and it is in vain while a view from before is open.
 */
final class Erasure {
  private final PrivateStore received;
  private final StateStore state;

  /** How many views are open at each height. */
  private final TreeMap<Long, Integer> views = new TreeMap<>();

  private long lastForgetting = -1;
  private long dueAt = Long.MAX_VALUE;

  Erasure(PrivateStore received, StateStore state) {
    this.received = received;
    this.state = state;
  }

  synchronized void viewOpened(long height) {
    views.merge(height, 1, Integer::sum);
  }

  /** Returns whether that view was the last to hinder what is due with this block. */
  synchronized boolean viewClosed(long height, long block) {
    boolean hindered = !mayRun(block);
    views.computeIfPresent(height, (_, count) -> count == 1 ? null : count - 1);
    return hindered && mayRun(block);
  }

  /** Something was deleted with the commit of this block. */
  synchronized void forgotten(long block, long interval) {
    lastForgetting = block;
    dueAt = Math.min(dueAt, block + interval);
  }

  void runIfDue(long block) {
    if (mayRun(block)) {
      run();
    }
  }

  private synchronized boolean mayRun(long block) {
    return block >= dueAt && (views.isEmpty() || views.firstKey() > lastForgetting);
  }

  void runIfAnything() {
    if (received.erasureDue()) {
      run();
    }
  }

  private void run() {
    received.erase();
    state.erase();
    received.erasureDone();
    synchronized (this) {
      dueAt = Long.MAX_VALUE;
    }
  }
}
