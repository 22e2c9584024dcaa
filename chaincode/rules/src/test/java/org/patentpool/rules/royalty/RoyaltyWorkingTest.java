package org.patentpool.rules.royalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.rules.royalty.LampsAndCells.COVERAGE;
import static org.patentpool.rules.royalty.LampsAndCells.LICENSEE;
import static org.patentpool.rules.royalty.LampsAndCells.Q1;
import static org.patentpool.rules.royalty.LampsAndCells.Q3;
import static org.patentpool.rules.royalty.LampsAndCells.Q4;
import static org.patentpool.rules.royalty.LampsAndCells.TARIFF;
import static org.patentpool.rules.royalty.LampsAndCells.cells;
import static org.patentpool.rules.royalty.LampsAndCells.lamps;
import static org.patentpool.rules.royalty.LampsAndCells.licensee;
import static org.patentpool.rules.royalty.LampsAndCells.report;
import static org.patentpool.rules.royalty.LampsAndCells.tariff;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Explanation.Input;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.royalty.Tariff.Discount;

class RoyaltyWorkingTest {

  private static List<Explanation> working(Tariff tariff, Licensee licensee, Report report) {
    Working working = Working.shown();
    assertThat(new Royalties(tariff, COVERAGE, 2, working).of(licensee, List.of(report)))
        .isEqualTo(new Royalties(tariff, COVERAGE, 2).of(licensee, List.of(report)));
    return working.explanations();
  }

  private static Input input(String name, String value) {
    return input(name, "", value);
  }

  private static Input input(String name, String of, String value) {
    return new Input(name, of, Fraction.decimal(value));
  }

  private static Explanation explained(
      String place, Rule rule, String exact, String value, Input... inputs) {
    return new Explanation(
        "/royalties/l/2026-Q3/" + place,
        rule,
        Arrays.asList(inputs),
        Fraction.decimal(exact),
        Fraction.decimal(value));
  }

  private static List<Input> ofDue(Tariff tariff, Report report) {
    return working(tariff, LICENSEE, report).stream()
        .filter(each -> each.rule() == Rule.DUE)
        .findFirst()
        .orElseThrow()
        .inputs();
  }

  @Test
  void every_figure_of_a_report_says_how_it_came_about() {
    Tariff tariff = tariff(List.of(new Discount("early", Fraction.decimal("0.10"))), 3000L, 5000L);
    assertThat(
            working(
                tariff,
                licensee(50, 100, "early"),
                report(Q3, lamps("US", 100), cells("XX", "CN", 92_000), cells("XX", "XX", 5))))
        .containsExactly(
            explained(
                "lines/0/exact",
                Rule.LINE_OF_SALES,
                "2250",
                "2250",
                input("netSales", "92000"),
                input("rate", "0.1"),
                input("factor", "0.5"),
                input("coveredDays", "45"),
                input("days", "92")),
            explained("lines/1/exact", Rule.LINE_NOT_COVERED, "0", "0", input("coveredDays", "0")),
            explained(
                "lines/2/exact",
                Rule.LINE_PER_UNIT,
                "1500",
                "1500",
                input("units", "band 0", "50"),
                input("rate", "band 0", "0.20"),
                input("units", "band 1", "50"),
                input("rate", "band 1", "0.10"),
                input("minorUnits", "100"),
                input("factor", "1"),
                input("coveredDays", "92"),
                input("days", "92")),
            explained(
                "due",
                Rule.DUE,
                "3375",
                "2900",
                input("exact", "3750"),
                input("discount", "early", "0.10"),
                input("annualCap", "3000"),
                input("dueBefore", "100")),
            explained(
                "minimumTopUp",
                Rule.MINIMUM_TOP_UP,
                "0",
                "0",
                input("exact", "3750"),
                input("due", "2900")),
            explained(
                "lines/0/amount",
                Rule.ALLOTTED,
                "1740",
                "1740",
                input("total", "2900"),
                input("weight", "2250"),
                input("sum", "3750")),
            explained(
                "lines/1/amount",
                Rule.ALLOTTED,
                "0",
                "0",
                input("total", "2900"),
                input("weight", "0"),
                input("sum", "3750")),
            explained(
                "lines/2/amount",
                Rule.ALLOTTED,
                "1160",
                "1160",
                input("total", "2900"),
                input("weight", "1500"),
                input("sum", "3750")));
  }

  @Test
  void a_line_of_a_report_that_costs_nothing_says_so() {
    assertThat(working(TARIFF, LICENSEE, report(Q3, cells("XX", "XX", 5))).getLast())
        .isEqualTo(explained("lines/0/amount", Rule.LINE_FREE, "0", "0", input("sum", "0")));
  }

  @Test
  void only_bands_that_a_line_fills_are_shown() {
    assertThat(working(TARIFF, LICENSEE, report(Q1, lamps("US", 100))).getFirst().inputs())
        .extracting(Input::of)
        .containsExactly("band 0", "band 0", "", "", "", "");
  }

  @Test
  void what_was_due_before_is_shown_beside_the_bound_it_counts_against() {
    Tariff minimum = tariff(List.of(), null, 5000L);
    assertThat(ofDue(minimum, report(Q4)))
        .containsExactly(
            input("exact", "0"), input("annualMinimum", "5000"), input("dueBefore", "0"));
    assertThat(ofDue(minimum, report(Q3))).containsExactly(input("exact", "0"));
    assertThat(ofDue(tariff(List.of(), 3000L, null), report(Q3)))
        .containsExactly(input("exact", "0"), input("annualCap", "3000"), input("dueBefore", "0"));
  }
}
