package org.patentpool.rules.royalty;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Total;

/**
 * What a corrected report changes: the year's dues are computed again in order, and the sum of the
 * differences is one dated correction in the current quarter (rulebook §4).
 *
 * @param differences of every quarter reported before or after, later one less earlier one
 */
public record Restatement(SortedMap<Quarter, Long> differences, Correction correction) {

  /** One correction for the year. */
  public sealed interface Correction {}

  /** The licensee owes more; what it pays is received as a royalty. */
  public record Charged(long amount) implements Correction {}

  /** The licensee owed less; what it gets back is a refund. */
  public record Credited(long amount) implements Correction {}

  /** The differences are nothing together. */
  public record Unchanged() implements Correction {}

  /**
   * Compares a licensee's year as it was charged with the year as it should have been.
   *
   * @throws IllegalArgumentException when they are not of one licensee and year
   * @throws Amount.OutOfRange when an amount does not fit
   */
  public static Restatement of(List<Royalty> charged, List<Royalty> right) {
    SortedMap<Quarter, Total> differences = new TreeMap<>();
    Total sum = new Total();
    for (Royalty royalty : right) {
      requireAlike(right.getFirst(), royalty);
      differences.computeIfAbsent(royalty.quarter(), _ -> new Total()).add(royalty.due());
      sum.add(royalty.due());
    }
    for (Royalty royalty : charged) {
      requireAlike(right.isEmpty() ? charged.getFirst() : right.getFirst(), royalty);
      differences.computeIfAbsent(royalty.quarter(), _ -> new Total()).add(-royalty.due());
      sum.add(-royalty.due());
    }
    SortedMap<Quarter, Long> byQuarter = new TreeMap<>();
    differences.forEach((quarter, total) -> byQuarter.put(quarter, Amount.of(total.exact())));
    return new Restatement(byQuarter, correction(Amount.of(sum.exact())));
  }

  private static void requireAlike(Royalty one, Royalty other) {
    if (!one.licensee().equals(other.licensee())
        || one.quarter().year() != other.quarter().year()) {
      throw new IllegalArgumentException("a restatement is of one licensee and one year");
    }
  }

  private static Correction correction(long sum) {
    if (sum == 0) {
      return new Unchanged();
    }
    return sum > 0 ? new Charged(sum) : new Credited(Math.negateExact(sum));
  }
}
