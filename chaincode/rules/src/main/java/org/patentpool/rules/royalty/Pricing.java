package org.patentpool.rules.royalty;

import java.math.BigInteger;
import java.util.List;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.patent.Coverage;

/** Prices the lines of reports, before discounts and rounding (rulebook §4, steps 1 and 2). */
final class Pricing {
  private final Tariff tariff;
  private final Coverage coverage;
  private final Fraction minorUnits;
  private final Working working;

  Pricing(Tariff tariff, Coverage coverage, int decimals, Working working) {
    this.tariff = tariff;
    this.coverage = coverage;
    this.minorUnits = Fraction.of(BigInteger.TEN.pow(decimals));
    this.working = working;
  }

  /** A line and what it costs exactly. */
  record Priced(Report.Line line, long covered, long days, Fraction exact) {}

  /** Prices a line; its units are counted on when they are charged. */
  Priced price(Report.Line line, Period period, Year year, String figure) {
    long covered = coverage.in(line.soldIn()).or(coverage.in(line.madeIn())).in(period);
    if (covered == 0) {
      working.show(
          () -> Explanation.of(Rule.LINE_NOT_COVERED, figure).with("coveredDays", 0).gives(0));
      return new Priced(line, 0, period.days(), Fraction.ZERO);
    }
    Tariff.Rate rate = tariff.lines().get(line.product());
    if (rate == null) {
      throw new IllegalArgumentException("the tariff has no product " + line.product());
    }
    Fraction factor = rate.factor(line.soldIn()).times(Fraction.of(covered, period.days()));
    Explanation.Draft draft;
    Fraction exact;
    switch (rate) {
      case Tariff.PerUnit perUnit -> {
        draft = Explanation.of(Rule.LINE_PER_UNIT, figure);
        exact = filled(perUnit, line, year, draft).times(minorUnits).times(factor);
        draft.with("minorUnits", minorUnits);
      }
      case Tariff.PercentOfSales sales -> {
        draft = Explanation.of(Rule.LINE_OF_SALES, figure);
        exact = sales.rate().times(line.netSales()).times(factor);
        draft.with("netSales", line.netSales()).with("rate", sales.rate());
      }
    }
    working.show(() ->
        draft
            .with("factor", rate.factor(line.soldIn()))
            .with("coveredDays", covered)
            .with("days", period.days())
            .gives(exact));
    return new Priced(line, covered, period.days(), exact);
  }

  /** The units continue the year's count of the product and fill its bands. */
  private static Fraction filled(
      Tariff.PerUnit rate, Report.Line line, Year year, Explanation.Draft draft) {
    long from = year.units(line.product());
    year.count(line.product(), line.units());
    long to = year.units(line.product());
    Fraction price = Fraction.ZERO;
    long below = 0;
    List<Tariff.Band> bands = rate.bands();
    for (int i = 0; i < bands.size(); i++) {
      Long upTo = bands.get(i).upTo();
      long end = upTo == null ? to : Math.min(upTo, to);
      long units = end - Math.max(below, from);
      if (units > 0) {
        price = price.plus(bands.get(i).rate().times(units));
        draft.with("units", "band " + i, units).with("rate", "band " + i, bands.get(i).rate());
      }
      below = Math.max(below, end);
    }
    return price;
  }
}
