package org.patentpool.rules.royalty;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Allotment;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Coverage;
import org.patentpool.rules.royalty.Pricing.Priced;

/** Charges the reports of licensees, quarter after quarter of a year (rulebook §4). */
public final class Royalties {
  private final Tariff tariff;
  private final Pricing pricing;
  private final Working working;

  /**
   * A tariff at work.
   *
   * @param decimals how many the currency has
   */
  public Royalties(Tariff tariff, Coverage coverage, int decimals) {
    this(tariff, coverage, decimals, Working.unshown());
  }

  /** The same with its working: every line, due and amount is explained where it stands. */
  public Royalties(Tariff tariff, Coverage coverage, int decimals, Working working) {
    this.tariff = tariff;
    this.pricing = new Pricing(tariff, coverage, decimals, working);
    this.working = working;
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
      } else if (year.number() != number) {
        year = new Year(number, new TreeMap<>(Ids.ORDER), 0);
      }
      royalties.add(charge(licensee, report, year));
    }
    return royalties;
  }

  private Royalty charge(Licensee licensee, Report report, Year year) {
    String figure = Pointer.to("royalties", licensee.id(), report.quarter());
    List<Priced> priced = new ArrayList<>();
    Fraction sum = Fraction.ZERO;
    for (Report.Line line : report.ordered()) {
      String at = figure + Pointer.to("lines", priced.size(), "exact");
      Priced next = pricing.price(line, line.period(report.quarter()), year, at);
      priced.add(next);
      sum = sum.plus(next.exact());
    }
    Fraction discounted = sum;
    Explanation.Draft draft = Explanation.of(Rule.DUE, figure + "/due").with("exact", sum);
    for (Tariff.Discount discount : tariff.discounts()) {
      if (licensee.discounts().contains(discount.kind())) {
        discounted = discounted.times(Fraction.ONE.minus(discount.rate()));
        draft.with("discount", discount.kind(), discount.rate());
      }
    }
    BigInteger bounded = bounded(discounted.halfEven(), report, year, draft);
    long due = Amount.of(bounded);
    year.owe(due);
    Fraction exact = discounted;
    working.show(() -> draft.gives(exact, due));
    return new Royalty(
        licensee.id(),
        report.quarter(),
        due,
        minimumTopUp(due, sum, figure),
        sum,
        discounted,
        charges(priced, amounts(priced, due, sum, figure)));
  }

  /** Step 4. */
  private BigInteger bounded(BigInteger due, Report report, Year year, Explanation.Draft draft) {
    BigInteger bounded = due;
    Long cap = tariff.annualCap();
    if (cap != null) {
      bounded = bounded.min(year.left(cap)).max(BigInteger.ZERO);
      draft.with("annualCap", cap);
    }
    Long minimum = report.quarter().number() == 4 ? tariff.annualMinimum() : null;
    if (minimum != null) {
      bounded = bounded.max(year.left(minimum));
      draft.with("annualMinimum", minimum);
    }
    if (cap != null || minimum != null) {
      draft.with("dueBefore", year.due());
    }
    return bounded;
  }

  /** Step 5. */
  private List<Long> amounts(List<Priced> priced, long due, Fraction sum, String figure) {
    boolean free = sum.signum() == 0;
    List<Long> amounts =
        free
            ? Collections.nCopies(priced.size(), 0L)
            : Allotment.allot(due, priced.stream().map(Priced::exact).toList());
    for (int i = 0; i < amounts.size(); i++) {
      String at = figure + Pointer.to("lines", i, "amount");
      Fraction weight = priced.get(i).exact();
      Fraction amount = Fraction.of(amounts.get(i));
      working.show(() ->
          free
              ? Explanation.of(Rule.LINE_FREE, at).with("sum", sum).gives(amount)
              : Explanation.allotted(at, Fraction.of(due), weight, sum, amount));
    }
    return amounts;
  }

  private long minimumTopUp(long due, Fraction sum, String figure) {
    long topUp = sum.signum() == 0 ? due : 0;
    working.show(() ->
        Explanation.of(Rule.MINIMUM_TOP_UP, figure + "/minimumTopUp")
            .with("exact", sum)
            .with("due", due)
            .gives(topUp));
    return topUp;
  }

  private static List<Royalty.Charge> charges(List<Priced> priced, List<Long> amounts) {
    List<Royalty.Charge> charges = new ArrayList<>();
    for (int i = 0; i < priced.size(); i++) {
      Priced line = priced.get(i);
      charges.add(
          new Royalty.Charge(
              line.line(), line.covered(), line.days(), line.exact(), amounts.get(i)));
    }
    return charges;
  }
}
