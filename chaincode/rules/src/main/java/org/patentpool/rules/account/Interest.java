package org.patentpool.rules.account;

import java.time.LocalDate;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Figure;
import org.patentpool.rules.number.Fraction;

/**
 * Simple interest on a principal, rounded once. A year has 365 days, a leap year too.
 *
 * @param from the due date, or the day up to which interest has been taken before
 * @param to the day of the payment
 */
public record Interest(
    long principal, long annualBps, LocalDate from, LocalDate to, Figure figure) {
  private static final Fraction YEAR = Fraction.of(10_000L * 365);

  /**
   * The interest of the days from one to the other; none when the other comes first.
   *
   * @throws Amount.OutOfRange when it does not fit
   */
  public static Interest of(long principal, long annualBps, LocalDate from, LocalDate to) {
    if (principal < 0 || annualBps < 0) {
      throw new IllegalArgumentException("a principal and its rate are not negative");
    }
    Fraction exact = Fraction.of(principal).times(annualBps).times(days(from, to)).dividedBy(YEAR);
    return new Interest(principal, annualBps, from, to, Figure.halfEven(exact));
  }

  public long days() {
    return days(from, to);
  }

  public long amount() {
    return figure.amount();
  }

  /** How it came about. */
  public Explanation explain(String figure) {
    return Explanation.of(Rule.INTEREST, figure)
        .with("principal", principal)
        .with("annualBps", annualBps)
        .with("days", days())
        .gives(this.figure);
  }

  private static long days(LocalDate from, LocalDate to) {
    return Math.max(0, Math.subtractExact(to.toEpochDay(), from.toEpochDay()));
  }
}
