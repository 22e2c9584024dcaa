package org.patentpool.rules.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Replay;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Fraction;

class InterestTest {
  private static final LocalDate DUE = LocalDate.parse("2026-08-15");

  @ParameterizedTest
  @CsvSource({
    // principal, annual basis points, days, interest
    "1000000, 800, 10, 2192",
    "1825000, 1, 1, 0",
    "5475000, 1, 1, 2",
    "1825001, 1, 1, 1",
    "100000, 3650, 200, 20000",
    "9223372036854775807, 10000, 365, 9223372036854775807",
    "9223372036854775807, 10000, 364, 9198102524425036695",
    "0, 9223372036854775807, 365, 0",
    "1, 9223372036854775807, 1, 2526951242974",
    "1000, 0, 365, 0",
    "1000, 800, -3, 0",
  })
  void interest_is_simple_and_rounded_half_even(
      long principal, long annualBps, long days, long interest) {
    Interest it = Interest.of(principal, annualBps, DUE, DUE.plusDays(days));
    assertThat(it.amount()).isEqualTo(interest);
    assertThat(it.days()).isEqualTo(Math.max(0, days));
  }

  @Test
  void a_leap_year_has_as_many_days_as_any_and_its_leap_day_counts() {
    LocalDate due = LocalDate.parse("2028-02-28");
    assertThat(Interest.of(365_000, 10_000, due, LocalDate.parse("2028-03-01")).amount())
        .isEqualTo(2000);
  }

  @Test
  void the_exact_interest_stays_beside_the_rounded_one() {
    Interest it = Interest.of(1_000_000, 800, DUE, DUE.plusDays(10));
    assertThat(it.figure().exact()).isEqualTo(Fraction.of(160_000, 73));
  }

  @Test
  void interest_beyond_64_bits_refuses_the_calculation() {
    assertThatThrownBy(() -> Interest.of(Long.MAX_VALUE, 10_000, DUE, DUE.plusDays(366)))
        .isInstanceOf(Amount.OutOfRange.class);
  }

  @Test
  void a_negative_principal_or_rate_is_refused() {
    assertThatThrownBy(() -> Interest.of(-1, 1, DUE, DUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interest.of(1, -1, DUE, DUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void what_is_said_of_it_makes_it(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long principal,
      @ForAll @IntRange(max = 10_000) int annualBps,
      @ForAll @IntRange(min = -100, max = 2_000) int days) {
    LocalDate due = LocalDate.of(2026, 1, 31);
    Interest interest = Interest.of(principal, annualBps, due, due.plusDays(days));
    Explanation explanation = interest.explain("/interest");
    assertThat(explanation.exact()).isEqualTo(Replay.exact(explanation));
    assertThat(Replay.isFigure(explanation)).isTrue();
    assertThat(explanation.value()).isEqualTo(Fraction.of(interest.amount()));
  }

  @Property
  void more_of_anything_never_costs_less(
      @ForAll @LongRange(max = 1_000_000_000_000L) long principal,
      @ForAll @IntRange(max = 20_000) int bps,
      @ForAll @IntRange(max = 4000) int days,
      @ForAll @IntRange(max = 100) int more) {
    long interest = Interest.of(principal, bps, DUE, DUE.plusDays(days)).amount();
    assertThat(Interest.of(principal + more, bps, DUE, DUE.plusDays(days)).amount())
        .isGreaterThanOrEqualTo(interest);
    assertThat(Interest.of(principal, bps + more, DUE, DUE.plusDays(days)).amount())
        .isGreaterThanOrEqualTo(interest);
    assertThat(Interest.of(principal, bps, DUE, DUE.plusDays(days + more)).amount())
        .isGreaterThanOrEqualTo(interest);
  }
}
