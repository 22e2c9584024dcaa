package org.patentpool.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayGuardTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final LocalDate FAR = LocalDate.of(9999, 12, 31);

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T00:00:00Z", "2026-03-01T23:59:59.999Z"})
  void today_and_before_are_not_ahead(String now) {
    assertThat(at(now).isAhead(DAY)).isFalse();
    assertThat(at(now).isAhead(DAY.minusYears(50))).isFalse();
    assertThat(at(now).isAhead(DAY.plusDays(1))).isTrue();
  }

  @Test
  void a_day_begins_at_midnight_in_utc() {
    assertThat(at("2026-02-28T23:59:59.999Z").isAhead(DAY)).isTrue();
    assertThat(at("2026-03-01T00:00:00Z").isAhead(DAY)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "refused", "REFUSED"})
  void the_clock_counts_unless_a_setting_says_otherwise(String setting) {
    assertThat(DayGuard.of(setting).isAhead(FAR)).isTrue();
  }

  @Test
  void a_demonstration_may_run_ahead() {
    assertThat(DayGuard.of("allowed").isAhead(FAR)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "allow", "1", " allowed"})
  void a_setting_that_means_nothing_is_refused(String setting) {
    assertThatThrownBy(() -> DayGuard.of(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("POOL_DAY_AHEAD")
        .hasMessageContaining("refused or allowed");
  }

  private static DayGuard at(String now) {
    return DayGuard.by(Clock.fixed(Instant.parse(now), ZoneOffset.ofHours(-11)));
  }
}
