package org.patentpool.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How much longer the other took, round by round. */
final class Ratios {
  private final List<Double> ratios = new ArrayList<>();

  double add(double ratio) {
    ratios.add(ratio);
    return ratio;
  }

  /** The median, and in brackets the least and the largest. */
  @Override
  public String toString() {
    List<Double> sorted = new ArrayList<>(ratios);
    Collections.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f to %.1f)",
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast());
  }
}
