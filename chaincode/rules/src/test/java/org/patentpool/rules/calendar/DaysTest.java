package org.patentpool.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaysTest {
  private static final Period MONTH = period(1, 31);

  private static LocalDate day(int ofJanuary) {
    return LocalDate.of(2026, 1, ofJanuary);
  }

  private static Period period(int first, int last) {
    return new Period(day(first), day(last));
  }

  private static Days days(int from, int until) {
    return Days.between(day(from), day(until));
  }

  @Test
  void the_day_on_which_a_right_ends_is_not_among_its_days() {
    assertThat(days(3, 10).in(MONTH)).isEqualTo(7);
    assertThat(days(3, 10).contains(day(3))).isTrue();
    assertThat(days(3, 10).contains(day(9))).isTrue();
    assertThat(days(3, 10).contains(day(10))).isFalse();
  }

  @Test
  void what_ends_on_or_before_its_first_day_has_no_days() {
    assertThat(days(5, 5).in(MONTH)).isZero();
    assertThat(days(7, 3).in(MONTH)).isZero();
  }

  @Test
  void only_the_days_of_the_period_count() {
    assertThat(days(1, 10).in(period(5, 31))).isEqualTo(5);
    assertThat(days(1, 10).in(period(3, 4))).isEqualTo(2);
    assertThat(days(1, 10).in(period(10, 31))).isZero();
    assertThat(days(20, 25).in(period(1, 19))).isZero();
  }

  @Test
  void a_day_that_stands_twice_counts_once() {
    assertThat(Days.union(List.of(days(5, 10), days(1, 7))).in(MONTH)).isEqualTo(9);
    assertThat(Days.union(List.of(days(1, 10), days(3, 5))).in(MONTH)).isEqualTo(9);
    assertThat(days(1, 5).or(days(5, 10)).in(MONTH)).isEqualTo(9);
  }

  @Test
  void common_days_are_counted_stretch_by_stretch() {
    Days broken = days(1, 5).or(days(10, 15)).or(days(20, 25));
    assertThat(broken.and(days(3, 22)).in(MONTH)).isEqualTo(2 + 5 + 2);
    assertThat(broken.and(days(5, 10)).in(MONTH)).isZero();
  }

  @Test
  void the_first_missing_day_of_a_period_is_the_first_that_nothing_covers() {
    Days broken = days(1, 5).or(days(7, 9));
    assertThat(broken.firstMissing(period(1, 8))).isEqualTo(day(5));
    assertThat(broken.firstMissing(period(7, 8))).isNull();
    assertThat(broken.firstMissing(period(7, 9))).isEqualTo(day(9));
    assertThat(broken.firstMissing(period(6, 8))).isEqualTo(day(6));
    assertThat(broken.firstMissing(period(12, 14))).isEqualTo(day(12));
  }
}
