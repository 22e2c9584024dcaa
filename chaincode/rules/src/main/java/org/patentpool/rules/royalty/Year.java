package org.patentpool.rules.royalty;

import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Ids;

/** What has been counted of a licensee in a calendar year. */
final class Year {
  private final int number;
  private final SortedMap<String, Long> units = new TreeMap<>(Ids.ORDER);
  private long due;

  Year(int number, SortedMap<String, Long> units, long due) {
    this.number = number;
    this.units.putAll(units);
    this.due = due;
  }

  int number() {
    return number;
  }

  long due() {
    return due;
  }

  /**
   * Counts units on and says how many it were before; counts are reported numbers like amounts.
   *
   * @throws Amount.OutOfRange when the year's count does not fit
   */
  long count(String product, long more) {
    long before = units.getOrDefault(product, 0L);
    units.put(product, Amount.sum(before, more));
    return before;
  }

  /**
   * Adds what is due.
   *
   * @throws Amount.OutOfRange when the year's sum does not fit
   */
  void owe(long more) {
    due = Amount.sum(due, more);
  }

  /** What is left of a bound of the year, negative when it is passed. */
  BigInteger left(long bound) {
    return BigInteger.valueOf(bound).subtract(BigInteger.valueOf(due));
  }
}
