package org.patentpool.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.patent.Family;

/** Splits amounts by the weights of a quarter on machine words and with decimals, by turns. */
final class SplitRounds {
  private static final long NANOS = 300_000_000;

  private final PrintStream out;
  private final long[] totals = new long[1_000];
  private final SortedMap<String, Long> byFamily = new TreeMap<>();
  private final SortedMap<String, Long> byFounder = new TreeMap<>();

  /** Weights are days x score; amounts go up to a billion in major units. */
  SplitRounds(PrintStream out, MadeUpQuarter quarter, Chance chance) {
    this.out = out;
    Arrays.setAll(totals, _ -> chance.spread(11));
    quarter.founders().forEach(founder -> byFounder.put(founder.id(), 0L));
    Period period = MadeUpQuarter.QUARTER.period();
    for (Family family : quarter.families()) {
      long weight = family.active().in(period) * Objects.requireNonNull(family.score());
      byFamily.merge(family.id(), weight, Long::sum);
      byFounder.merge(family.owner(), weight, Long::sum);
    }
  }

  /**
   * Splits and prints.
   *
   * @throws Rounds.Different when a part is not the same both ways
   */
  void run(int rounds) {
    run(rounds, byFounder.values());
    run(rounds, byFamily.values());
  }

  private void run(int rounds, Collection<Long> values) {
    long[] weights = values.stream().mapToLong(Long::longValue).toArray();
    for (long total : totals) {
      if (!Arrays.equals(
          Splits.WORDS.parts(total, weights), Splits.DECIMALS.parts(total, weights))) {
        throw new Rounds.Different(total + " is split differently among " + weights.length);
      }
    }
    partsPerSecond(Splits.WORDS, weights);
    partsPerSecond(Splits.DECIMALS, weights);
    Ratios ratios = new Ratios();
    for (int i = 0; i < rounds; i++) {
      double words = partsPerSecond(Splits.WORDS, weights);
      double decimals = partsPerSecond(Splits.DECIMALS, weights);
      out.printf(
          Locale.ROOT,
          "split among %d: %.1f million parts/s on words, %.1f with decimals, ratio %.1f%n",
          weights.length,
          words / 1e6,
          decimals / 1e6,
          ratios.add(words / decimals));
    }
    out.printf(Locale.ROOT, "split among %d: median ratio %s%n", weights.length, ratios);
  }

  private double partsPerSecond(Splits splits, long[] weights) {
    long parts = 0;
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < NANOS) {
      for (long total : totals) {
        parts += splits.parts(total, weights).length;
      }
    }
    return parts * 1e9 / (System.nanoTime() - begin);
  }
}
