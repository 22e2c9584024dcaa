package org.patentpool.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final Period JULY = new Period(july(1), july(31));

  private static LocalDate july(int day) {
    return LocalDate.of(2026, 7, day);
  }

  @Test
  void a_period_includes_its_first_and_its_last_day() {
    assertThat(JULY.days()).isEqualTo(31);
    assertThat(new Period(july(1), july(1)).days()).isEqualTo(1);
    assertThat(JULY.contains(july(1))).isTrue();
    assertThat(JULY.contains(july(31))).isTrue();
    assertThat(JULY.contains(july(1).minusDays(1))).isFalse();
    assertThat(JULY.contains(july(31).plusDays(1))).isFalse();
  }

  @Test
  void periods_overlap_when_they_have_a_day_in_common() {
    Period until = new Period(july(1), july(10));
    Period since = new Period(july(10), july(31));
    Period after = new Period(july(11), july(31));
    assertThat(until.overlaps(since)).isTrue();
    assertThat(since.overlaps(until)).isTrue();
    assertThat(until.overlaps(after)).isFalse();
    assertThat(after.overlaps(until)).isFalse();
  }

  @Test
  void a_period_does_not_end_before_it_begins() {
    assertThatThrownBy(() -> new Period(july(2), july(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
