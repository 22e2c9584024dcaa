package org.patentpool.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Report;
import org.patentpool.rules.royalty.Tariff;

/** What members report: two to eight lines each, some for a part of the quarter. */
final class MadeUpReports {
  private static final Period QUARTER = MadeUpQuarter.QUARTER.period();

  private final Sizes sizes;
  private final List<String> products;
  private final List<Tariff.Discount> discounts;

  MadeUpReports(Sizes sizes, Tariff tariff) {
    this.sizes = sizes;
    this.products = List.copyOf(tariff.lines().keySet());
    this.discounts = tariff.discounts();
  }

  private List<String> members() {
    return IntStream.range(0, sizes.members()).mapToObj(i -> Sizes.id("member", i)).toList();
  }

  List<Licensee> licensees() {
    Chance chance = new Chance(sizes.seed(), 3);
    return members().stream().map(id -> licensee(id, chance)).toList();
  }

  private Licensee licensee(String id, Chance chance) {
    SortedSet<String> entitled = new TreeSet<>(Ids.ORDER);
    for (Tariff.Discount discount : discounts) {
      if (chance.percent(40)) {
        entitled.add(discount.kind());
      }
    }
    SortedMap<String, Long> units = new TreeMap<>(Ids.ORDER);
    for (String product : products) {
      if (chance.percent(30)) {
        units.put(product, chance.spread(6));
      }
    }
    return new Licensee(id, entitled, units, chance.percent(70) ? chance.spread(8) : 0);
  }

  List<Report> all() {
    Chance chance = new Chance(sizes.seed(), 4);
    return members().stream()
        .map(id -> new Report(id, MadeUpQuarter.QUARTER, lines(chance)))
        .toList();
  }

  private List<Report.Line> lines(Chance chance) {
    List<Report.Line> lines = new ArrayList<>();
    for (int i = 2 + chance.below(7); i > 0; i--) {
      lines.add(line(chance));
    }
    return lines;
  }

  private Report.Line line(Chance chance) {
    Period period = QUARTER;
    if (chance.percent(30)) {
      Period later = new Period(chance.day(QUARTER), QUARTER.last());
      period = chance.percent(50) ? later : new Period(later.first(), chance.day(later));
    }
    String soldIn = chance.oneOf(MadeUpQuarter.TERRITORIES);
    return new Report.Line(
        chance.oneOf(products),
        chance.percent(50) ? soldIn : chance.oneOf(MadeUpQuarter.TERRITORIES),
        soldIn,
        chance.percent(3) ? 0 : chance.spread(6),
        chance.spread(8),
        period.first().equals(QUARTER.first()) ? null : period.first(),
        period.last().equals(QUARTER.last()) ? null : period.last());
  }
}
