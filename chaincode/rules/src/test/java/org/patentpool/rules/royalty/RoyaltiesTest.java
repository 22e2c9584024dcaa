package org.patentpool.rules.royalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patentpool.rules.royalty.LampsAndCells.COVERAGE;
import static org.patentpool.rules.royalty.LampsAndCells.LICENSEE;
import static org.patentpool.rules.royalty.LampsAndCells.Q1;
import static org.patentpool.rules.royalty.LampsAndCells.Q2;
import static org.patentpool.rules.royalty.LampsAndCells.Q3;
import static org.patentpool.rules.royalty.LampsAndCells.Q4;
import static org.patentpool.rules.royalty.LampsAndCells.TARIFF;
import static org.patentpool.rules.royalty.LampsAndCells.amounts;
import static org.patentpool.rules.royalty.LampsAndCells.cells;
import static org.patentpool.rules.royalty.LampsAndCells.dues;
import static org.patentpool.rules.royalty.LampsAndCells.lamps;
import static org.patentpool.rules.royalty.LampsAndCells.licensee;
import static org.patentpool.rules.royalty.LampsAndCells.report;
import static org.patentpool.rules.royalty.LampsAndCells.royalties;
import static org.patentpool.rules.royalty.LampsAndCells.tariff;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.royalty.Tariff.Discount;

/** What the lines of a report cost. */
class RoyaltiesTest {

  @Test
  void units_continue_the_year_and_fill_its_bands() {
    // 50 at 0.20 and 50 at 0.10, then 150 at 0.10 and 50 at 0.05, then 10 at 0.05
    assertThat(
            dues(
                TARIFF,
                licensee(50, 0),
                report(Q1, lamps("US", 100)),
                report(Q2, lamps("US", 200)),
                report(Q3, lamps("US", 10))))
        .containsExactly(1500L, 1750L, 50L);
  }

  @Test
  void a_line_may_fill_every_band() {
    // 100 at 0.20, 200 at 0.10 and 100 at 0.05
    assertThat(dues(TARIFF, LICENSEE, report(Q1, lamps("US", 400)))).containsExactly(4500L);
    assertThat(dues(TARIFF, LICENSEE, report(Q1, lamps("US", 100)))).containsExactly(2000L);
    assertThat(dues(TARIFF, LICENSEE, report(Q1, lamps("US", 0)))).containsExactly(0L);
  }

  @Test
  void a_rate_is_in_major_units_and_the_currency_says_how_many_minor_ones_they_are() {
    List<Report> reports = List.of(report(Q1, lamps("US", 100)));
    assertThat(new Royalties(TARIFF, COVERAGE, 0).of(LICENSEE, reports).getFirst().due())
        .isEqualTo(20);
    assertThat(new Royalties(TARIFF, COVERAGE, 3).of(LICENSEE, reports).getFirst().due())
        .isEqualTo(20_000);
  }

  @Test
  void sales_cost_by_the_territory_in_which_they_are_made() {
    assertThat(dues(TARIFF, LICENSEE, report(Q1, cells("CN", "US", 10_000))))
        .containsExactly(1000L);
    assertThat(dues(TARIFF, LICENSEE, report(Q1, cells("US", "CN", 10_000)))).containsExactly(500L);
    assertThat(dues(TARIFF, LICENSEE, report(Q1, cells("US", "DE", 10_000)))).containsExactly(900L);
  }

  @Test
  void only_the_days_on_which_a_family_is_active_where_it_is_made_or_sold_are_charged() {
    // 45 of 92 days: 92000 × 0.1 × 0.5 × 45 / 92
    Royalty sold = royalties(TARIFF, LICENSEE, report(Q3, cells("XX", "CN", 92_000))).getFirst();
    assertThat(sold.due()).isEqualTo(2250);
    assertThat(sold.lines().getFirst().coveredDays()).isEqualTo(45);
    assertThat(sold.lines().getFirst().days()).isEqualTo(92);
    // 45 of 92 days: 92000 × 0.1 × 0.9 × 45 / 92
    assertThat(dues(TARIFF, LICENSEE, report(Q3, cells("CN", "XX", 92_000))))
        .containsExactly(4050L);
    assertThat(dues(TARIFF, LICENSEE, report(Q3, cells("US", "CN", 92_000))))
        .containsExactly(4600L);
    assertThat(dues(TARIFF, LICENSEE, report(Q3, cells("XX", "XX", 92_000)))).containsExactly(0L);
  }

  @Test
  void a_line_is_charged_for_the_days_between_its_own() {
    LocalDate august = LocalDate.parse("2026-08-01");
    Report.Line month = new Report.Line("cell", "XX", "CN", 0, 31_000, august, august.plusDays(30));
    // 14 of 31 days: 31000 × 0.1 × 0.5 × 14 / 31
    assertThat(dues(TARIFF, LICENSEE, report(Q3, month))).containsExactly(700L);
    Report.Line since = new Report.Line("cell", "XX", "CN", 0, 61_000, august, null);
    // 14 of 61 days
    assertThat(dues(TARIFF, LICENSEE, report(Q3, since))).containsExactly(700L);
    Report.Line before = new Report.Line("cell", "XX", "CN", 0, 100, null, august.minusDays(1));
    assertThat(dues(TARIFF, LICENSEE, report(Q3, before))).containsExactly(5L);
  }

  @Test
  void a_partly_covered_line_fills_bands_whole_and_an_uncovered_one_none() {
    // 92 at 0.20 × 45 / 92, then 8 at 0.20 and 92 at 0.10
    assertThat(dues(TARIFF, LICENSEE, report(Q3, lamps("CN", 92)), report(Q4, lamps("US", 100))))
        .containsExactly(900L, 1080L);
    assertThat(dues(TARIFF, LICENSEE, report(Q3, lamps("XX", 92)), report(Q4, lamps("US", 100))))
        .containsExactly(0L, 2000L);
  }

  @Test
  void discounts_the_licensee_is_entitled_to_multiply_and_the_due_is_rounded_once() {
    Tariff discounting =
        tariff(
            List.of(
                new Discount("early", Fraction.decimal("0.10")),
                new Discount("large", Fraction.decimal("0.05"))),
            null,
            null);
    Report report = report(Q1, cells("US", "US", 10_030));
    // 1003 × 0.9 × 0.95 = 857.565, 1003 × 0.95 = 952.85
    assertThat(dues(discounting, licensee(0, 0, "early", "large"), report)).containsExactly(858L);
    assertThat(dues(discounting, licensee(0, 0, "large"), report)).containsExactly(953L);
    assertThat(dues(discounting, licensee(0, 0, "other"), report)).containsExactly(1003L);
    Royalty royalty = royalties(discounting, licensee(0, 0, "early", "large"), report).getFirst();
    assertThat(royalty.exact()).isEqualTo(Fraction.of(1003));
    assertThat(royalty.discounted()).isEqualTo(Fraction.decimal("857.565"));
  }

  @Test
  void half_a_minor_unit_goes_to_the_even_one_and_is_rounded_over_all_lines() {
    assertThat(dues(TARIFF, LICENSEE, report(Q1, cells("US", "US", 5)))).containsExactly(0L);
    assertThat(dues(TARIFF, LICENSEE, report(Q1, cells("US", "US", 15)))).containsExactly(2L);
    Royalty two =
        royalties(TARIFF, LICENSEE, report(Q1, cells("US", "US", 5), cells("CN", "US", 5)))
            .getFirst();
    assertThat(two.due()).isEqualTo(1);
    assertThat(amounts(two)).containsExactly(1L, 0L);
  }

  @Test
  void the_lines_amounts_are_the_due_allotted_by_their_exact_amounts() {
    // 1000, 500 and 0 before a cap of 1000: two thirds, one third, nothing
    Royalty royalty =
        royalties(
                tariff(List.of(), 1000L, null),
                LICENSEE,
                report(
                    Q1,
                    cells("US", "US", 10_000),
                    cells("US", "CN", 10_000),
                    cells("XX", "XX", 10_000)))
            .getFirst();
    assertThat(royalty.lines())
        .extracting(charge -> charge.line().soldIn())
        .containsExactly("CN", "US", "XX");
    assertThat(amounts(royalty)).containsExactly(333L, 667L, 0L);
    assertThat(royalty.lines().getFirst().exact()).isEqualTo(Fraction.of(500));
  }

  @Test
  void lines_go_by_product_then_where_they_are_sold_and_made_then_their_first_day() {
    Report.Line one = cells("CN", "US", 1);
    Report.Line other = cells("CN", "US", 2);
    Report.Line later =
        new Report.Line("cell", "CN", "US", 0, 3, LocalDate.parse("2026-02-01"), null);
    Report.Line madeElsewhere = cells("US", "US", 4);
    Report.Line lamp = lamps("CN", 5);
    Royalty royalty =
        royalties(TARIFF, LICENSEE, report(Q1, lamp, madeElsewhere, later, other, one)).getFirst();
    assertThat(royalty.lines())
        .extracting(Royalty.Charge::line)
        .containsExactly(other, one, later, madeElsewhere, lamp);
  }

  @Test
  void a_product_without_a_price_is_refused_where_it_would_cost_something() {
    Report.Line covered = new Report.Line("tube", "US", "US", 1, 1, null, null);
    assertThatThrownBy(() -> dues(TARIFF, LICENSEE, report(Q1, covered)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
