package org.patentpool.rules.patent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.calendar.Quarter;

class ActiveDaysTest {
  private static final Period QUARTER = new Quarter(2026, 3).period();
  private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");
  private static final LocalDate LATE = LocalDate.parse("2040-01-01");

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static Patent patent(String office, LocalDate grantedOn, LocalDate expiresOn) {
    return new Patent(office, grantedOn, expiresOn, null);
  }

  private static Family stay(
      String owner, LocalDate from, @Nullable LocalDate until, Patent... patents) {
    return new Family("f", owner, null, null, List.of(patents), from, until);
  }

  private static Family pooled(Patent... patents) {
    return stay("a", LONG_AGO, null, patents);
  }

  private static long days(Family family) {
    return family.active().in(QUARTER);
  }

  private static long days(String territory, Family... families) {
    return new Coverage(List.of(families)).days(territory, territory, QUARTER);
  }

  @Test
  void a_patent_is_in_force_from_the_day_of_its_grant_until_the_day_before_its_expiry() {
    Patent patent = patent("US", day("2026-07-11"), day("2026-09-21"));
    assertThat(patent.isInForce(day("2026-07-10"))).isFalse();
    assertThat(patent.isInForce(day("2026-07-11"))).isTrue();
    assertThat(patent.isInForce(day("2026-09-20"))).isTrue();
    assertThat(patent.isInForce(day("2026-09-21"))).isFalse();
    assertThat(days(pooled(patent))).isEqualTo(21 + 31 + 20);
  }

  @Test
  void a_lapse_ends_a_patent_before_its_expiry_and_never_later() {
    LocalDate expiry = day("2026-08-01");
    Patent lapsed = new Patent("US", LONG_AGO, expiry, day("2026-07-15"));
    assertThat(lapsed.endsOn()).isEqualTo(day("2026-07-15"));
    assertThat(days(pooled(lapsed))).isEqualTo(14);
    Patent lapsedTooLate = new Patent("US", LONG_AGO, expiry, day("2026-08-02"));
    assertThat(lapsedTooLate.endsOn()).isEqualTo(expiry);
    assertThat(days(pooled(lapsedTooLate))).isEqualTo(31);
  }

  @Test
  void a_family_is_active_on_a_day_when_one_of_its_patents_is() {
    Patent american = patent("US", day("2026-09-01"), LATE);
    Patent chinese = patent("CN", LONG_AGO, day("2026-08-11"));
    assertThat(days(pooled(american, chinese))).isEqualTo(30 + 41);
    Patent overlapping = patent("US", day("2026-08-01"), LATE);
    assertThat(days(pooled(overlapping, chinese))).isEqualTo(92);
  }

  @Test
  void a_family_is_active_only_while_it_is_in_the_pool() {
    Patent patent = patent("US", LONG_AGO, LATE);
    LocalDate from = day("2026-07-11");
    LocalDate until = day("2026-09-21");
    assertThat(days(stay("a", from, until, patent))).isEqualTo(21 + 31 + 20);
    assertThat(days(stay("a", from, null, patent))).isEqualTo(21 + 31 + 30);
    assertThat(days(stay("a", from, from, patent))).isZero();
    Patent shorter = patent("US", day("2026-07-21"), day("2026-09-11"));
    assertThat(days(stay("a", from, until, shorter))).isEqualTo(11 + 31 + 10);
  }

  @Test
  void a_family_that_changes_owner_counts_for_each_while_it_was_its_own() {
    Patent patent = patent("US", LONG_AGO, LATE);
    LocalDate change = day("2026-08-15");
    Family old = stay("a", LONG_AGO, change, patent);
    Family since = stay("b", change, null, patent);
    assertThat(days(old)).isEqualTo(45);
    assertThat(days(since)).isEqualTo(47);
    assertThat(days("US", old, since)).isEqualTo(92);
  }

  @Test
  void a_territory_is_covered_while_any_family_is_active_in_it() {
    Family first = pooled(patent("US", LONG_AGO, day("2026-07-11")), patent("CN", LONG_AGO, LATE));
    Family second = pooled(patent("US", day("2026-09-21"), LATE));
    assertThat(days("US", first, second)).isEqualTo(10 + 10);
    assertThat(days("CN", first, second)).isEqualTo(92);
  }

  @Test
  void of_two_territories_either_covers_a_day_and_none_counts_twice() {
    Family first = pooled(patent("US", LONG_AGO, day("2026-07-11")));
    Family second = pooled(patent("CN", day("2026-07-06"), day("2026-07-21")));
    Coverage coverage = new Coverage(List.of(first, second));
    assertThat(coverage.days("US", "CN", QUARTER)).isEqualTo(20);
    assertThat(coverage.days("CN", "US", QUARTER)).isEqualTo(20);
    assertThat(coverage.days("BR", "US", QUARTER)).isEqualTo(10);
  }

  @Test
  void an_ep_patent_covers_only_ep() {
    Family european = pooled(patent("EP", LONG_AGO, LATE));
    assertThat(days("EP", european)).isEqualTo(92);
    assertThat(days("DE", european)).isZero();
  }
}
