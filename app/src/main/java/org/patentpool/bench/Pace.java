package org.patentpool.bench;

import java.util.Arrays;
import java.util.Locale;

/** How fast transactions went, and how long each of them took. */
record Pace(double perSecond, double medianMillis, double p99Millis) {
  static final String HEADINGS = "%10s %8s %8s".formatted("tx/s", "p50 ms", "p99 ms");

  static Pace of(double perSecond, long[] nanos) {
    Arrays.sort(nanos);
    return new Pace(perSecond, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
  }

  /** As wide as the headings. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%10.0f %8.1f %8.1f", perSecond, medianMillis, p99Millis);
  }
}
