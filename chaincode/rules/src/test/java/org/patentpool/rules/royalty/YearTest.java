package org.patentpool.rules.royalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Amount;

/** What a year adds up to and how it bounds what is due. */
class YearTest {

  @Test
  void a_new_year_starts_at_nothing() {
    Tariff capped = tariff(List.of(), 3000L, null);
    assertThat(
            dues(
                capped,
                licensee(300, 2900),
                report(Q4, lamps("US", 100)),
                report(new Quarter(2027, 1), lamps("US", 100)),
                report(new Quarter(2027, 2), lamps("US", 100))))
        .containsExactly(100L, 2000L, 1000L);
  }

  @Test
  void reports_are_taken_in_the_order_of_their_quarters() {
    List<Royalty> royalties =
        royalties(TARIFF, LICENSEE, report(Q2, lamps("US", 100)), report(Q1, lamps("US", 100)));
    assertThat(royalties).extracting(Royalty::quarter).containsExactly(Q1, Q2);
    assertThat(royalties).extracting(Royalty::due).containsExactly(2000L, 1000L);
  }

  @Test
  void a_cap_leaves_what_the_year_has_room_for_and_never_less_than_nothing() {
    Tariff capped = tariff(List.of(), 1000L, null);
    Report report = report(Q1, cells("US", "US", 6000));
    assertThat(dues(capped, licensee(0, 700), report, report(Q2, cells("US", "US", 6000))))
        .containsExactly(300L, 0L);
    assertThat(dues(capped, licensee(0, 400), report)).containsExactly(600L);
    assertThat(dues(capped, licensee(0, 1200), report)).containsExactly(0L);
  }

  @Test
  void a_minimum_lifts_the_fourth_quarter_and_wins_over_the_cap() {
    Tariff minimum = tariff(List.of(), null, 5000L);
    List<Royalty> year =
        royalties(
            minimum,
            LICENSEE,
            report(Q3, cells("US", "US", 10_000)),
            report(Q4, cells("US", "US", 5000)));
    assertThat(year).extracting(Royalty::due).containsExactly(1000L, 4000L);
    assertThat(year).extracting(Royalty::minimumTopUp).containsExactly(0L, 0L);
    assertThat(amounts(year.getLast())).containsExactly(4000L);
    assertThat(dues(minimum, licensee(0, 4800), report(Q4, cells("US", "US", 5000))))
        .containsExactly(500L);
    assertThat(
            dues(
                tariff(List.of(), 3000L, 5000L),
                licensee(0, 1000),
                report(Q4, cells("US", "US", 90_000))))
        .containsExactly(4000L);
  }

  @Test
  void a_minimum_that_no_line_bears_is_a_top_up() {
    Tariff minimum = tariff(List.of(), null, 5000L);
    Royalty nothingCovered =
        royalties(minimum, licensee(0, 2000), report(Q4, cells("XX", "XX", 5000))).getFirst();
    assertThat(nothingCovered.due()).isEqualTo(3000);
    assertThat(nothingCovered.minimumTopUp()).isEqualTo(3000);
    assertThat(amounts(nothingCovered)).containsExactly(0L);
    Royalty noLine = royalties(minimum, LICENSEE, report(Q4)).getFirst();
    assertThat(noLine.minimumTopUp()).isEqualTo(5000);
    assertThat(noLine.lines()).isEmpty();
  }

  @Test
  void a_due_a_count_or_a_year_beyond_64_bits_refuses_the_calculation() {
    long most = Long.MAX_VALUE;
    assertThatThrownBy(() -> dues(TARIFF, LICENSEE, report(Q1, lamps("US", most))))
        .isInstanceOf(Amount.OutOfRange.class);
    assertThatThrownBy(() -> dues(TARIFF, licensee(most, 0), report(Q1, lamps("US", 1))))
        .isInstanceOf(Amount.OutOfRange.class);
    Report tenth = report(Q1, cells("US", "US", 10));
    assertThat(dues(TARIFF, licensee(0, most - 1), tenth)).containsExactly(1L);
    assertThatThrownBy(() -> dues(TARIFF, licensee(0, most), tenth))
        .isInstanceOf(Amount.OutOfRange.class);
  }
}
