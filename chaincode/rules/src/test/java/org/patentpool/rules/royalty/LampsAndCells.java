package org.patentpool.rules.royalty;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Coverage;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;
import org.patentpool.rules.royalty.Tariff.Band;
import org.patentpool.rules.royalty.Tariff.Discount;

/**
 * A tariff for two products and one licensee's reports; the pool covers US always, and CN until
 * 2026-08-15.
 */
final class LampsAndCells {
  private LampsAndCells() {}

  private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");
  static final Coverage COVERAGE =
      new Coverage(
          List.of(
              new Family(
                  "f",
                  "a",
                  null,
                  null,
                  List.of(
                      new Patent("US", LONG_AGO, LocalDate.parse("2040-01-01"), null),
                      new Patent("CN", LONG_AGO, LocalDate.parse("2026-08-15"), null)),
                  LONG_AGO,
                  null)));
  static final Quarter Q1 = new Quarter(2026, 1);
  static final Quarter Q2 = new Quarter(2026, 2);
  static final Quarter Q3 = new Quarter(2026, 3);
  static final Quarter Q4 = new Quarter(2026, 4);

  private static <T> SortedMap<String, T> byId(Map<String, T> entries) {
    SortedMap<String, T> ordered = new TreeMap<>(Ids.ORDER);
    ordered.putAll(entries);
    return ordered;
  }

  /** A lamp costs 0.20, from the 101st of the year 0.10, from the 301st 0.05. */
  private static final Tariff.Rate LAMP =
      new Tariff.PerUnit(
          List.of(
              new Band(100L, Fraction.decimal("0.20")),
              new Band(300L, Fraction.decimal("0.10")),
              new Band(null, Fraction.decimal("0.05"))),
          byId(Map.of()));

  /** A cell costs a tenth of its sales; less in CN, and a little less in every other territory. */
  private static final Tariff.Rate CELL =
      new Tariff.PercentOfSales(
          Fraction.decimal("0.1"),
          byId(
              Map.of(
                  "CN",
                  Fraction.decimal("0.5"),
                  "US",
                  Fraction.ONE,
                  Tariff.ANYWHERE,
                  Fraction.decimal("0.9"))));

  static Tariff tariff(
      List<Discount> discounts, @Nullable Long annualCap, @Nullable Long annualMinimum) {
    return new Tariff(
        byId(Map.of("lamp", LAMP, "cell", CELL)), discounts, annualCap, annualMinimum);
  }

  static final Tariff TARIFF = tariff(List.of(), null, null);

  static Licensee licensee(long unitsBefore, long dueBefore, String... discounts) {
    return new Licensee(
        "l", new TreeSet<>(List.of(discounts)), byId(Map.of("lamp", unitsBefore)), dueBefore);
  }

  static final Licensee LICENSEE = licensee(0, 0);

  static Report report(Quarter quarter, Report.Line... lines) {
    return new Report("l", quarter, List.of(lines));
  }

  static Report.Line lamps(String soldIn, long units) {
    return new Report.Line("lamp", "XX", soldIn, units, 0, null, null);
  }

  static Report.Line cells(String madeIn, String soldIn, long netSales) {
    return new Report.Line("cell", madeIn, soldIn, 0, netSales, null, null);
  }

  static List<Royalty> royalties(Tariff tariff, Licensee licensee, Report... reports) {
    return new Royalties(tariff, COVERAGE, 2).of(licensee, List.of(reports));
  }

  static List<Long> dues(Tariff tariff, Licensee licensee, Report... reports) {
    return royalties(tariff, licensee, reports).stream().map(Royalty::due).toList();
  }

  static List<Long> amounts(Royalty royalty) {
    return royalty.lines().stream().map(Royalty.Charge::amount).toList();
  }
}
