package org.patentpool.rules.royalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Coverage;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;

/** A lamp costs 10 cents up to the hundredth of the year and 1 cent after it. */
class RestatementTest {
  private static final Quarter FIRST = new Quarter(2026, 1);
  private static final Quarter SECOND = new Quarter(2026, 2);

  private static Royalties royalties() {
    SortedMap<String, Tariff.Rate> lamps = new TreeMap<>(Ids.ORDER);
    lamps.put(
        "lamp",
        new Tariff.PerUnit(
            List.of(
                new Tariff.Band(100L, Fraction.decimal("0.10")),
                new Tariff.Band(null, Fraction.decimal("0.01"))),
            new TreeMap<>(Ids.ORDER)));
    LocalDate granted = LocalDate.of(2020, 1, 1);
    Patent patent = new Patent("US", granted, granted.plusYears(20), null);
    Family family = new Family("f", "a", null, null, List.of(patent), granted, null);
    return new Royalties(
        new Tariff(lamps, List.of(), null, null), new Coverage(List.of(family)), 2);
  }

  private static List<Royalty> year(Map<Quarter, Long> units) {
    Licensee licensee = new Licensee("l", new TreeSet<>(Ids.ORDER), new TreeMap<>(Ids.ORDER), 0);
    return royalties()
        .of(
            licensee,
            units.entrySet().stream()
                .map(each ->
                    new Report(
                        "l",
                        each.getKey(),
                        List.of(
                            new Report.Line("lamp", "US", "US", each.getValue(), 0, null, null))))
                .toList());
  }

  @Test
  void more_units_early_in_the_year_make_later_ones_cheaper() {
    // 60 and 60 units were charged 600 and 400 + 20; 100 and 60 are 1000 and 60.
    Restatement restated =
        Restatement.of(
            year(Map.of(FIRST, 60L, SECOND, 60L)), year(Map.of(FIRST, 100L, SECOND, 60L)));
    assertThat(restated.differences()).containsExactly(entry(FIRST, 400L), entry(SECOND, -360L));
    assertThat(restated.correction()).isEqualTo(new Restatement.Charged(40));
  }

  @Test
  void fewer_units_are_credited() {
    Restatement restated = Restatement.of(year(Map.of(FIRST, 60L)), year(Map.of(FIRST, 50L)));
    assertThat(restated.correction()).isEqualTo(new Restatement.Credited(100));
  }

  @Test
  void what_was_reported_right_changes_nothing() {
    List<Royalty> year = year(Map.of(FIRST, 60L));
    assertThat(Restatement.of(year, year).correction()).isEqualTo(new Restatement.Unchanged());
    assertThat(Restatement.of(List.of(), List.of()).differences()).isEmpty();
  }

  @Test
  void a_report_that_was_missing_is_charged_and_one_that_was_none_is_credited() {
    assertThat(Restatement.of(List.of(), year(Map.of(FIRST, 60L))).correction())
        .isEqualTo(new Restatement.Charged(600));
    assertThat(Restatement.of(year(Map.of(FIRST, 60L)), List.of()).correction())
        .isEqualTo(new Restatement.Credited(600));
  }

  @Test
  void years_and_licensees_are_restated_one_by_one() {
    List<Royalty> year = year(Map.of(FIRST, 60L));
    List<Royalty> next = year(Map.of(new Quarter(2027, 1), 60L));
    assertThatIllegalArgumentException().isThrownBy(() -> Restatement.of(year, next));
    assertThatIllegalArgumentException().isThrownBy(() -> Restatement.of(next, year));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Restatement.of(year, List.of(year.getFirst(), next.getFirst())));
    Royalty other = new Royalty("m", FIRST, 0, 0, Fraction.ZERO, Fraction.ZERO, List.of());
    assertThatIllegalArgumentException().isThrownBy(() -> Restatement.of(year, List.of(other)));
  }
}
