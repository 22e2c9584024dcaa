package org.patentpool.rules.royalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.explanation.Replay;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Coverage;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;

/** Random reports of a year and what they cost. */
class RoyaltyPropertiesTest {
  private static final List<String> PLACES = List.of("US", "CN", "DE", "BR");
  private static final List<String> PRODUCTS = List.of("codec", "lidar");

  private static Royalties royalties(Random random, Working working) {
    LocalDate granted = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
    List<Patent> patents =
        List.of(
            new Patent("US", granted, granted.plusDays(random.nextInt(400)), null),
            new Patent("DE", LocalDate.of(2020, 1, 1), granted.plusDays(1), null));
    Family family =
        new Family("f", "a", null, null, patents, LocalDate.of(2026, 1, 1).plusDays(20), null);
    return new Royalties(tariff(random), new Coverage(List.of(family)), random.nextInt(4), working);
  }

  private static Tariff tariff(Random random) {
    SortedMap<String, Fraction> factors = new TreeMap<>(Ids.ORDER);
    factors.put("CN", Fraction.decimal("0.5"));
    factors.put(Tariff.ANYWHERE, Fraction.decimal("1.25"));
    SortedMap<String, Tariff.Rate> rates = new TreeMap<>(Ids.ORDER);
    rates.put(
        "codec",
        new Tariff.PerUnit(
            List.of(
                new Tariff.Band(100L, Fraction.ZERO),
                new Tariff.Band(10_000L, Fraction.decimal("0.203")),
                new Tariff.Band(null, Fraction.decimal("0.1"))),
            factors));
    rates.put("lidar", new Tariff.PercentOfSales(Fraction.decimal("0.0123"), factors));
    return new Tariff(
        rates,
        List.of(
            new Tariff.Discount("early", Fraction.decimal("0.1")),
            new Tariff.Discount("founder", Fraction.decimal("0.333"))),
        random.nextBoolean() ? null : random.nextLong(5_000_000),
        random.nextBoolean() ? null : random.nextLong(5_000_000));
  }

  private static Licensee licensee(Random random) {
    TreeSet<String> discounts = new TreeSet<>(Ids.ORDER);
    List.of("early", "founder").stream().filter(_ -> random.nextBoolean()).forEach(discounts::add);
    SortedMap<String, Long> units = new TreeMap<>(Ids.ORDER);
    units.put("codec", (long) random.nextInt(12_000));
    return new Licensee("l/1", discounts, units, random.nextInt(100_000));
  }

  private static List<Report> reports(Random random) {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Quarter quarter = new Quarter(2026 + i / 4, 1 + i % 4);
      List<Report.Line> lines = new ArrayList<>();
      for (int j = random.nextInt(5); j > 0; j--) {
        lines.add(line(random, quarter));
      }
      reports.add(new Report("l/1", quarter, lines));
    }
    return reports;
  }

  private static Report.Line line(Random random, Quarter quarter) {
    LocalDate from = quarter.period().first().plusDays(random.nextInt(45));
    LocalDate to = from.plusDays(random.nextInt(45));
    boolean whole = random.nextBoolean();
    return new Report.Line(
        PRODUCTS.get(random.nextInt(2)),
        PLACES.get(random.nextInt(4)),
        PLACES.get(random.nextInt(4)),
        random.nextInt(9_000),
        random.nextInt(9_000_000),
        whole ? null : from,
        whole ? null : to);
  }

  @Property
  void the_lines_are_what_is_due_unless_none_costs_anything(@ForAll Random random) {
    Licensee licensee = licensee(random);
    for (Royalty royalty : royalties(random, Working.unshown()).of(licensee, reports(random))) {
      long lines = royalty.lines().stream().mapToLong(Royalty.Charge::amount).sum();
      assertThat(lines + royalty.minimumTopUp()).isEqualTo(royalty.due());
      assertThat(royalty.due()).isNotNegative();
      assertThat(royalty.minimumTopUp() == 0 || royalty.exact().signum() == 0).isTrue();
      for (Royalty.Charge charge : royalty.lines()) {
        assertThat(charge.coveredDays()).isBetween(0L, charge.days());
        assertThat(charge.exact().signum() == 0 && charge.amount() != 0).isFalse();
      }
    }
  }

  @Property
  void the_order_of_the_reports_does_not_matter(@ForAll Random random) {
    Licensee licensee = licensee(random);
    Royalties royalties = royalties(random, Working.unshown());
    List<Report> reports = reports(random);
    List<Report> shuffled = new ArrayList<>(reports);
    Collections.shuffle(shuffled, random);
    assertThat(royalties.of(licensee, shuffled)).isEqualTo(royalties.of(licensee, reports));
  }

  @Property
  void what_is_said_of_a_figure_makes_the_figure(@ForAll Random random) {
    Working working = Working.shown();
    List<Royalty> charged = royalties(random, working).of(licensee(random), reports(random));
    SortedMap<String, Fraction> figures = new TreeMap<>(Ids.ORDER);
    for (Explanation each : working.explanations()) {
      assertThat(each.exact()).as(each.toString()).isEqualTo(Replay.exact(each));
      assertThat(Replay.isFigure(each)).as(each.toString()).isTrue();
      assertThat(figures.put(each.figure(), each.value())).as(each.figure()).isNull();
    }
    for (Royalty royalty : charged) {
      String at = Pointer.to("royalties", "l/1", royalty.quarter());
      assertThat(figures)
          .containsEntry(at + "/due", Fraction.of(royalty.due()))
          .containsEntry(at + "/minimumTopUp", Fraction.of(royalty.minimumTopUp()));
      for (int i = 0; i < royalty.lines().size(); i++) {
        String line = at + Pointer.to("lines", i);
        Royalty.Charge charge = royalty.lines().get(i);
        assertThat(figures)
            .containsEntry(line + "/exact", charge.exact())
            .containsEntry(line + "/amount", Fraction.of(charge.amount()));
      }
    }
  }
}
