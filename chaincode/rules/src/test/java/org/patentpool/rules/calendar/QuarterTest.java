package org.patentpool.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterTest {

  @ParameterizedTest
  @CsvSource({
    "2026-Q3, 2026-07-01, 2026-09-30, 92",
    "2026-Q1, 2026-01-01, 2026-03-31, 90",
    "2028-Q1, 2028-01-01, 2028-03-31, 91",
    "0000-Q1, 0000-01-01, 0000-03-31, 91",
    "9999-Q4, 9999-10-01, 9999-12-31, 92",
  })
  void a_quarter_has_three_months(String text, LocalDate first, LocalDate last, long days) {
    Quarter quarter = Quarter.parse(text);
    assertThat(quarter.period()).isEqualTo(new Period(first, last));
    assertThat(quarter.period().days()).isEqualTo(days);
    assertThat(quarter).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-Q0", "2026-Q5", "2026-Q", "2026-Q10", "2026Q3", "2026/Q3", "26-Q3"})
  void nothing_else_is_a_quarter(String text) {
    assertThatThrownBy(() -> Quarter.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void years_have_four_digits() {
    assertThatThrownBy(() -> new Quarter(-1, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Quarter(10_000, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quarters_go_by_year_and_then_by_number() {
    Quarter quarter = new Quarter(2026, 2);
    assertThat(quarter).isLessThan(new Quarter(2027, 1)).isGreaterThan(new Quarter(2026, 1));
  }
}
