package org.patentpool.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How many times the one is the other, round by round. */
final class Ratios {
  private final List<Double> ratios = new ArrayList<>();

  double add(double ratio) {
    ratios.add(ratio);
    return ratio;
  }

  /** The median, and in brackets the least and the largest. */
  @Override
  public String toString() {
    return in("%.1f", 1);
  }

  /** The same in hundredths. */
  String percent() {
    return in("%.0f%%", 100);
  }

  private String in(String format, double unit) {
    List<Double> sorted = new ArrayList<>(ratios);
    Collections.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%1$s (%1$s to %1$s)".formatted(format),
        unit * sorted.get(sorted.size() / 2),
        unit * sorted.getFirst(),
        unit * sorted.getLast());
  }
}
