package org.patentpool.rules.royalty;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

  /** Units that fill one of the bands. */
  private record Filled(int band, Fraction rate, long units) {}

  /**
   * Prices a line; its units are counted on when they are charged.
   *
   * @param figure where the price stands, asked for only when it is explained
   */
  Priced price(Report.Line line, Period period, Year year, Supplier<String> figure) {
    long covered = coverage.days(line.soldIn(), line.madeIn(), period);
    if (covered == 0) {
      working.show(() ->
          Explanation.of(Rule.LINE_NOT_COVERED, figure.get()).with("coveredDays", 0).gives(0));
      return new Priced(line, 0, period.days(), Fraction.ZERO);
    }
    Tariff.Rate rate = tariff.lines().get(line.product());
    if (rate == null) {
      throw new IllegalArgumentException("the tariff has no product " + line.product());
    }
    Fraction factor = rate.factor(line.soldIn()).times(Fraction.of(covered, period.days()));
    Supplier<Explanation.Draft> draft;
    Fraction exact;
    switch (rate) {
      case Tariff.PerUnit perUnit -> {
        List<Filled> bands = filled(perUnit, line, year);
        exact = price(bands).times(minorUnits).times(factor);
        draft = () -> explain(bands, figure.get());
      }
      case Tariff.PercentOfSales sales -> {
        exact = sales.rate().times(line.netSales()).times(factor);
        draft =
            () ->
                Explanation.of(Rule.LINE_OF_SALES, figure.get())
                    .with("netSales", line.netSales())
                    .with("rate", sales.rate());
      }
    }
    working.show(() ->
        draft
            .get()
            .with("factor", rate.factor(line.soldIn()))
            .with("coveredDays", covered)
            .with("days", period.days())
            .gives(exact));
    return new Priced(line, covered, period.days(), exact);
  }

  /** The units continue the year's count of the product and fill its bands. */
  private static List<Filled> filled(Tariff.PerUnit rate, Report.Line line, Year year) {
    long from = year.count(line.product(), line.units());
    long to = from + line.units();
    List<Filled> filled = new ArrayList<>();
    long below = 0;
    List<Tariff.Band> bands = rate.bands();
    for (int i = 0; i < bands.size(); i++) {
      Tariff.Band band = bands.get(i);
      long end = band.upTo() == null ? to : Math.min(band.upTo(), to);
      long units = end - Math.max(below, from);
      if (units > 0) {
        filled.add(new Filled(i, band.rate(), units));
      }
      below = Math.max(below, end);
    }
    return filled;
  }

  private static Fraction price(List<Filled> bands) {
    Fraction price = Fraction.ZERO;
    for (Filled band : bands) {
      price = price.plus(band.rate().times(band.units()));
    }
    return price;
  }

  private Explanation.Draft explain(List<Filled> bands, String figure) {
    Explanation.Draft draft = Explanation.of(Rule.LINE_PER_UNIT, figure);
    for (Filled band : bands) {
      draft.with("units", "band " + band.band(), band.units());
      draft.with("rate", "band " + band.band(), band.rate());
    }
    return draft.with("minorUnits", minorUnits);
  }
}
