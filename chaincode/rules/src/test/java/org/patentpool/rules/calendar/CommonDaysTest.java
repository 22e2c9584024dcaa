package org.patentpool.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonDaysTest {
  private static final LocalDate START = LocalDate.parse("2026-01-01");
  private static final Period PERIOD = new Period(START, START.plusDays(30));

  @Property
  void common_days_are_those_that_both_contain(
      @ForAll("days") Days one, @ForAll("days") Days other) {
    Days both = one.and(other);
    for (int i = 0; i <= 30; i++) {
      LocalDate day = START.plusDays(i);
      assertThat(both.contains(day)).isEqualTo(one.contains(day) && other.contains(day));
    }
  }

  @Property
  void the_first_missing_day_is_the_first_that_is_not_contained(@ForAll("days") Days days) {
    LocalDate expected =
        PERIOD
            .first()
            .datesUntil(PERIOD.last().plusDays(1))
            .filter(day -> !days.contains(day))
            .findFirst()
            .orElse(null);
    assertThat(days.firstMissing(PERIOD)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<Days> days() {
    Arbitrary<Integer> day = Arbitraries.integers().between(0, 31);
    return Combinators.combine(day, day)
        .as((from, until) -> Days.between(START.plusDays(from), START.plusDays(until)))
        .list()
        .ofMaxSize(4)
        .map((List<Days> all) -> Days.union(all));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-Q1, 2026-Q2",
    "2026-03-31, 2026-Q1, 2026-Q2",
    "2026-04-01, 2026-Q2, 2026-Q3",
    "2026-12-31, 2026-Q4, 2027-Q1",
  })
  void a_day_lies_in_one_quarter_and_another_follows(
      LocalDate day, String quarter, String following) {
    assertThat(Quarter.of(day)).hasToString(quarter);
    assertThat(Quarter.of(day).next()).hasToString(following);
    assertThat(Quarter.of(day).period().contains(day)).isTrue();
  }
}
