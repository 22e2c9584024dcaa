package org.patentpool.rules.royalty;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.number.Allotment;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Coverage;

/** Charges the reports of licensees, quarter after quarter of a year (rulebook §4). */
public final class Royalties {
  private final Tariff tariff;
  private final Coverage coverage;
  private final Fraction minorUnits;

  /**
   * A tariff at work.
   *
   * @param decimals how many the currency has
   */
  public Royalties(Tariff tariff, Coverage coverage, int decimals) {
    this.tariff = tariff;
    this.coverage = coverage;
    this.minorUnits = Fraction.of(BigInteger.TEN.pow(decimals));
  }

  /**
   * What each of the licensee's reports costs, in the order of their quarters.
   *
   * @throws Amount.OutOfRange when an amount does not fit
   */
  public List<Royalty> of(Licensee licensee, List<Report> reports) {
    List<Report> ordered = new ArrayList<>(reports);
    ordered.sort(Comparator.comparing(Report::quarter));
    List<Royalty> royalties = new ArrayList<>();
    Year year = null;
    for (Report report : ordered) {
      int number = report.quarter().year();
      if (year == null) {
        year = new Year(number, licensee.unitsBefore(), licensee.dueBefore());
      } else if (year.number != number) {
        year = new Year(number, new TreeMap<>(Ids.ORDER), 0);
      }
      royalties.add(charge(licensee, report, year));
    }
    return royalties;
  }

  /** What has been counted in a calendar year. */
  private static final class Year {
    private final int number;
    private final SortedMap<String, BigInteger> units = new TreeMap<>(Ids.ORDER);
    private BigInteger due;

    Year(int number, SortedMap<String, Long> units, long due) {
      this.number = number;
      units.forEach((product, count) -> this.units.put(product, BigInteger.valueOf(count)));
      this.due = BigInteger.valueOf(due);
    }
  }

  private record Priced(Report.Line line, long covered, long days, Fraction exact) {}

  private Royalty charge(Licensee licensee, Report report, Year year) {
    List<Priced> priced = new ArrayList<>();
    Fraction sum = Fraction.ZERO;
    for (Report.Line line : report.ordered()) {
      Priced next = price(line, report, year);
      priced.add(next);
      sum = sum.plus(next.exact);
    }
    Fraction discounted = sum;
    for (Tariff.Discount discount : tariff.discounts()) {
      if (licensee.discounts().contains(discount.kind())) {
        discounted = discounted.times(Fraction.ONE.minus(discount.rate()));
      }
    }
    long due = Amount.of(bounded(discounted.halfEven(), report.quarter().number(), year));
    year.due = year.due.add(BigInteger.valueOf(due));
    // The year's sum is a reported amount too.
    Amount.of(year.due);
    boolean free = sum.signum() == 0;
    return new Royalty(
        licensee.id(),
        report.quarter(),
        due,
        free ? due : 0,
        sum,
        discounted,
        allotted(priced, free ? 0 : due));
  }

  private BigInteger bounded(BigInteger due, int quarter, Year year) {
    BigInteger bounded = due;
    if (tariff.annualCap() != null) {
      BigInteger left = BigInteger.valueOf(tariff.annualCap()).subtract(year.due);
      bounded = bounded.min(left).max(BigInteger.ZERO);
    }
    if (tariff.annualMinimum() != null && quarter == 4) {
      bounded = bounded.max(BigInteger.valueOf(tariff.annualMinimum()).subtract(year.due));
    }
    return bounded;
  }

  private Priced price(Report.Line line, Report report, Year year) {
    var period = line.period(report.quarter());
    long covered = coverage.in(line.soldIn()).or(coverage.in(line.madeIn())).in(period);
    if (covered == 0) {
      return new Priced(line, 0, period.days(), Fraction.ZERO);
    }
    Tariff.Rate rate = tariff.lines().get(line.product());
    if (rate == null) {
      throw new IllegalArgumentException("the tariff has no product " + line.product());
    }
    Fraction whole =
        switch (rate) {
          case Tariff.PerUnit perUnit -> filled(perUnit, line, year).times(minorUnits);
          case Tariff.PercentOfSales sales -> sales.rate().times(line.netSales());
        };
    Fraction exact =
        whole.times(rate.factor(line.soldIn())).times(Fraction.of(covered, period.days()));
    return new Priced(line, covered, period.days(), exact);
  }

  /** The units continue the year's count of the product and fill its bands. */
  private static Fraction filled(Tariff.PerUnit rate, Report.Line line, Year year) {
    BigInteger from = year.units.getOrDefault(line.product(), BigInteger.ZERO);
    BigInteger to = from.add(BigInteger.valueOf(line.units()));
    year.units.put(line.product(), to);
    // Counts are reported numbers like amounts.
    Amount.of(to);
    Fraction price = Fraction.ZERO;
    BigInteger below = BigInteger.ZERO;
    for (Tariff.Band band : rate.bands()) {
      BigInteger upTo = band.upTo() == null ? to : BigInteger.valueOf(band.upTo()).min(to);
      BigInteger units = upTo.subtract(below.max(from));
      if (units.signum() > 0) {
        price = price.plus(band.rate().times(Fraction.of(units)));
      }
      below = below.max(upTo);
    }
    return price;
  }

  private static List<Royalty.Charge> allotted(List<Priced> priced, long due) {
    List<Fraction> weights = priced.stream().map(Priced::exact).toList();
    boolean free = weights.stream().allMatch(exact -> exact.signum() == 0);
    List<Long> parts =
        free ? Collections.nCopies(priced.size(), 0L) : Allotment.allotInOrder(due, weights);
    List<Royalty.Charge> charges = new ArrayList<>();
    for (int i = 0; i < priced.size(); i++) {
      Priced line = priced.get(i);
      charges.add(new Royalty.Charge(line.line, line.covered, line.days, line.exact, parts.get(i)));
    }
    return charges;
  }
}
