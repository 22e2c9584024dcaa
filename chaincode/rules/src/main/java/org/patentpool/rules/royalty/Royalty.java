package org.patentpool.rules.royalty;

import java.util.List;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Fraction;

/**
 * What a report costs.
 *
 * @param due rounded once, after discounts, cap and minimum
 * @param minimumTopUp what the annual minimum adds when no line costs anything
 * @param exact the lines' exact sum in minor units before discounts
 * @param discounted the same after discounts, which is what was rounded
 */
public record Royalty(
    String licensee,
    Quarter quarter,
    long due,
    long minimumTopUp,
    Fraction exact,
    Fraction discounted,
    List<Charge> lines) {
  public Royalty {
    lines = List.copyOf(lines);
  }

  /**
   * A line and its part of what is due.
   *
   * @param coveredDays how many of its days some family was active where it was made or sold
   * @param exact its amount in minor units before discounts and rounding
   */
  public record Charge(
      Report.Line line, long coveredDays, long days, Fraction exact, long amount) {}
}
