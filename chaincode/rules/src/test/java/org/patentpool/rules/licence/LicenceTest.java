package org.patentpool.rules.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.calendar.Period;

class LicenceTest {
  private static final LocalDate JANUARY = LocalDate.parse("2026-01-01");
  private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-01");
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
  private static final LocalDate APRIL = LocalDate.parse("2026-04-01");
  private static final Period YEAR = new Period(JANUARY, LocalDate.parse("2026-12-31"));

  private static final Terms OPEN = new Terms("l", List.of(), null);
  private static final Terms UNTIL_MARCH = new Terms("l", List.of(), MARCH);

  private static Licence.Active active(Terms terms, LocalDate since) {
    return new Licence.Signed(terms, since).activate(since);
  }

  @Test
  void it_is_signed_when_both_have_signed_and_not_before() {
    Licence.Offered offer = new Licence.Offered(OPEN, null);
    Licence one = offer.sign(Licence.Party.LICENSEE, JANUARY);
    assertThat(one).isEqualTo(new Licence.Offered(OPEN, Licence.Party.LICENSEE));
    assertThat(((Licence.Offered) one).sign(Licence.Party.LICENSEE, JANUARY)).isEqualTo(one);
    assertThat(((Licence.Offered) one).sign(Licence.Party.LICENSOR, FEBRUARY))
        .isEqualTo(new Licence.Signed(OPEN, FEBRUARY));
  }

  @Test
  void nothing_is_active_before_it_is_activated() {
    assertThat(new Licence.Offered(OPEN, null).active().in(YEAR)).isZero();
    assertThat(new Licence.Signed(OPEN, JANUARY).active().in(YEAR)).isZero();
  }

  @Test
  void a_suspension_leaves_a_gap_from_its_day_until_the_day_it_is_active_again() {
    Licence.Active again = active(OPEN, JANUARY).suspend(FEBRUARY).resume(MARCH);
    assertThat(again.active().firstMissing(YEAR)).isEqualTo(FEBRUARY);
    assertThat(again.active().in(YEAR)).isEqualTo(365 - 28);
    assertThat(again.terminate(APRIL).active().in(YEAR)).isEqualTo(31 + 31);
    assertThat(active(OPEN, JANUARY).suspend(FEBRUARY).terminate(MARCH).active().in(YEAR))
        .isEqualTo(31);
  }

  @Test
  void a_licence_that_expires_on_a_day_was_last_active_the_day_before() {
    Licence.Active licence = active(UNTIL_MARCH, JANUARY);
    assertThat(licence.on(MARCH.minusDays(1))).isEqualTo(licence);
    assertThat(licence.on(MARCH))
        .isEqualTo(
            new Licence.Expired(UNTIL_MARCH, List.of(new Period(JANUARY, MARCH.minusDays(1)))));
    assertThat(licence.active().in(YEAR)).isEqualTo(31 + 28);
    assertThat(licence.on(APRIL).active().in(YEAR)).isEqualTo(31 + 28);
  }

  @Test
  void what_happens_after_the_expiry_gives_no_days_back() {
    Licence.Active licence = active(UNTIL_MARCH, JANUARY);
    assertThat(licence.suspend(APRIL).active().in(YEAR)).isEqualTo(31 + 28);
    assertThat(active(UNTIL_MARCH, APRIL).active().in(YEAR)).isZero();
    assertThat(licence.suspend(FEBRUARY).resume(APRIL).active().in(YEAR)).isEqualTo(31);
  }

  @Test
  void expiry_ends_every_state_that_could_be_active_again() {
    Licence.Suspended suspended = active(UNTIL_MARCH, JANUARY).suspend(FEBRUARY);
    Licence.Terminated terminated = active(UNTIL_MARCH, JANUARY).terminate(FEBRUARY);
    Licence.Offered offer = new Licence.Offered(UNTIL_MARCH, null);
    assertThat(new Licence.Signed(UNTIL_MARCH, JANUARY).on(MARCH))
        .isEqualTo(new Licence.Expired(UNTIL_MARCH, List.of()));
    assertThat(suspended.on(MARCH))
        .isEqualTo(new Licence.Expired(UNTIL_MARCH, suspended.stretches()));
    assertThat(terminated.on(MARCH)).isEqualTo(terminated);
    assertThat(offer.on(MARCH)).isEqualTo(offer);
    Licence expired = suspended.on(MARCH);
    assertThat(expired.on(APRIL)).isEqualTo(expired);
    assertThat(active(OPEN, JANUARY).on(LocalDate.MAX)).isEqualTo(active(OPEN, JANUARY));
  }

  @Test
  void a_licence_suspended_on_its_first_day_was_never_active() {
    assertThat(active(OPEN, JANUARY).suspend(JANUARY).stretches()).isEmpty();
  }

  @Test
  void a_step_back_in_time_is_refused() {
    Licence.Active licence = active(OPEN, FEBRUARY);
    Licence.Suspended suspended = licence.suspend(MARCH);
    assertThatThrownBy(() -> licence.suspend(JANUARY)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> licence.terminate(JANUARY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> suspended.resume(FEBRUARY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> suspended.terminate(FEBRUARY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void active_and_suspended_days_make_up_its_life(
      @ForAll @IntRange(max = 50) int first,
      @ForAll @IntRange(max = 50) int second,
      @ForAll @IntRange(max = 50) int third) {
    LocalDate suspended = JANUARY.plusDays(first);
    LocalDate resumed = suspended.plusDays(second);
    LocalDate terminated = resumed.plusDays(third);
    Licence licence =
        active(OPEN, JANUARY).suspend(suspended).resume(resumed).terminate(terminated);
    assertThat(licence.active().in(YEAR)).isEqualTo(first + third);
  }
}
