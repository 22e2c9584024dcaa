package org.patentpool.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A way that is measured. */
final class Runner {
  private static final List<MemoryPoolMXBean> HEAP =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  private static final int MOST_RUNS = 20;

  private final String name;
  private final Way way;
  private final Duration least;
  private final Ratios ratios = new Ratios();
  private double millis;
  private long peak;

  /**
   * Names a way.
   *
   * @param least it settles again and again until that has taken so long in sum
   */
  Runner(String name, Way way, Duration least) {
    this.name = name;
    this.way = way;
    this.least = least;
  }

  String name() {
    return name;
  }

  Ratios ratios() {
    return ratios;
  }

  /** How long it took on average the last time that it was measured. */
  double millis() {
    return millis;
  }

  /** The most megabytes that were ever on the heap, what nobody needed any more included. */
  long peak() {
    return peak >> 20;
  }

  /**
   * Settles until the least duration is over, but no more than twenty times, each time on a heap
   * without what others left.
   */
  Figures run() throws IOException, SQLException {
    Figures figures;
    long nanos = 0;
    int runs = 0;
    do {
      System.gc();
      HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
      long begin = System.nanoTime();
      way.settle();
      nanos += System.nanoTime() - begin;
      peak = Math.max(peak, HEAP.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
      figures = way.figures();
      runs++;
    } while (nanos < least.toNanos() && runs < MOST_RUNS);
    millis = nanos / 1e6 / runs;
    return figures;
  }
}
