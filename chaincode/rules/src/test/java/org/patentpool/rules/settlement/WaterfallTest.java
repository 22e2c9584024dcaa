package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;
import org.patentpool.rules.patent.Tier;
import org.patentpool.rules.settlement.Waterfall.Cause;
import org.patentpool.rules.settlement.Waterfall.Step;

/** One thing changes from the third quarter of 2026 to the fourth; both have 92 days. */
class WaterfallTest {
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
  private static final LocalDate FAR_OFF = LocalDate.of(2038, 1, 1);
  private static final LocalDate MIDDLE = LocalDate.of(2026, 11, 16);

  private final Family a = family("fa", "a", FAR_OFF, null);
  private final Family b = family("fb", "b", FAR_OFF, null);
  private Quarterly earlier = quarterly(3, byCount(), 1_000, List.of(a, b), "a", "b");

  private static Family family(
      String id, String owner, LocalDate expires, @Nullable LocalDate until) {
    return family(id, owner, expires, until, 5_000);
  }

  private static Family family(
      String id, String owner, LocalDate expires, @Nullable LocalDate until, int score) {
    return new Family(
        id,
        owner,
        Tier.R1,
        score,
        List.of(new Patent("US", LONG_AGO, expires, null)),
        LONG_AGO,
        until);
  }

  private static Policy policy(@Nullable Integer maxShareBps, Policy.Component component) {
    return new Policy(0, 0, null, 0, maxShareBps, List.of(component));
  }

  private static Policy byCount() {
    return policy(null, new Policy.FamilyCount(10_000));
  }

  private static Quarterly quarterly(
      int number, Policy policy, long revenue, List<Family> families, String... founders) {
    return new Quarterly(
        new Quarter(2026, number),
        policy,
        List.of(founders).stream().map(id -> new Founder(id, 10_000, 0, 0, 0)).toList(),
        families,
        Takings.of(List.of(new Receipt("r", Receipt.Source.ROYALTY, revenue, null))),
        0,
        new TreeSet<>(Ids.ORDER));
  }

  private static Quarterly later(Policy policy, long revenue, List<Family> families) {
    return quarterly(4, policy, revenue, families, "a", "b");
  }

  /** The steps of a that are not 0, as amounts. */
  private SortedMap<Cause, Fraction> stepsOfA(Quarterly later) {
    SortedMap<Cause, Fraction> steps = new TreeMap<>();
    for (Step step : Waterfall.between(earlier, later).getFirst().steps()) {
      if (step.exact().signum() != 0) {
        steps.put(step.cause(), step.exact());
      }
    }
    return steps;
  }

  @Test
  void a_family_that_enters_takes_from_the_others() {
    Quarterly later = later(byCount(), 1_000, List.of(a, b, family("fb2", "b", FAR_OFF, null)));
    assertThat(stepsOfA(later))
        .containsOnly(
            entry(Cause.ENTERED, Fraction.of(-500, 3)), entry(Cause.ROUNDING, Fraction.of(-1, 3)));
    List<Step> steps = Waterfall.between(earlier, later).getFirst().steps();
    assertThat(steps.stream().mapToLong(Step::amount).toArray())
        .containsExactly(-167, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void a_family_that_leaves_gives_to_the_others() {
    // 46 days of 92 are left of it: 1000 x 92 / 138 instead of 500.
    Quarterly later = later(byCount(), 1_000, List.of(a, family("fb", "b", FAR_OFF, MIDDLE)));
    assertThat(stepsOfA(later))
        .containsOnly(
            entry(Cause.LEFT, Fraction.of(500, 3)), entry(Cause.ROUNDING, Fraction.of(1, 3)));
    assertThat(stepsOfA(later(byCount(), 1_000, List.of(a))))
        .containsOnly(entry(Cause.LEFT, Fraction.of(500)));
  }

  @Test
  void a_family_that_expires_stays_in_the_pool_and_gives_all_the_same() {
    Quarterly later = later(byCount(), 1_000, List.of(a, family("fb", "b", MIDDLE, null)));
    assertThat(stepsOfA(later)).containsEntry(Cause.EXPIRED, Fraction.of(500, 3)).hasSize(2);
    Quarterly without =
        later(byCount(), 1_000, List.of(a, family("fb", "b", LocalDate.of(2026, 10, 1), null)));
    assertThat(stepsOfA(without)).containsOnly(entry(Cause.EXPIRED, Fraction.of(500)));
  }

  @Test
  void a_family_that_changes_its_owner_leaves_one_and_enters_for_the_other() {
    Family moved =
        new Family("fb", "a", Tier.R1, 5_000, b.patents(), LocalDate.of(2026, 10, 1), null);
    Quarterly later =
        later(byCount(), 1_000, List.of(a, family("fb", "b", FAR_OFF, moved.pooledFrom()), moved));
    assertThat(stepsOfA(later))
        .containsOnly(
            entry(Cause.ENTERED, Fraction.of(500, 3)), entry(Cause.LEFT, Fraction.of(1_000, 3)));
  }

  @Test
  void scores_count_apart_from_coming_and_going() {
    Policy byScore = policy(null, new Policy.Score(10_000));
    earlier = quarterly(3, byScore, 1_000, List.of(a, b), "a", "b");
    Quarterly later =
        later(
            byScore,
            1_000,
            List.of(
                a, family("fb", "b", FAR_OFF, null, 0), family("fb2", "b", FAR_OFF, null, 5_000)));
    // First fb2 comes beside an fb of 5000, then fb falls to 0.
    assertThat(stepsOfA(later))
        .containsOnly(
            entry(Cause.ENTERED, Fraction.of(-500, 3)), entry(Cause.SCORES, Fraction.of(500, 3)));
  }

  @Test
  void a_family_nobody_has_scored_counts_when_the_policy_no_longer_asks() {
    Policy byScore = policy(null, new Policy.Score(10_000));
    earlier = quarterly(3, byScore, 1_000, List.of(a, b), "a", "b");
    Family unscored = new Family("fb2", "b", null, null, b.patents(), LONG_AGO, null);
    assertThat(stepsOfA(later(byCount(), 1_000, List.of(a, b, unscored))))
        .containsOnly(
            entry(Cause.POLICY, Fraction.of(-500, 3)), entry(Cause.ROUNDING, Fraction.of(-1, 3)));
  }

  @Test
  void a_new_founder_brings_its_families() {
    Quarterly later =
        quarterly(
            4, byCount(), 1_000, List.of(a, b, family("fc", "c", FAR_OFF, null)), "a", "b", "c");
    assertThat(stepsOfA(later)).containsEntry(Cause.FOUNDERS, Fraction.of(-500, 3)).hasSize(2);
    List<Waterfall> all = Waterfall.between(earlier, later);
    assertThat(all.stream().map(Waterfall::founder)).containsExactly("a", "b", "c");
    assertThat(all.getLast().before()).isZero();
    assertThat(all.getLast().after()).isEqualTo(333);
  }

  @Test
  void the_policy_and_the_revenue_come_after_everybody_is_there() {
    Quarterly later = later(policy(null, agreed()), 2_000, List.of(a, b));
    assertThat(stepsOfA(later))
        .containsOnly(
            entry(Cause.POLICY, Fraction.of(-250)), entry(Cause.REVENUE, Fraction.of(250)));
  }

  private static Policy.Component agreed() {
    SortedMap<String, Long> shares = new TreeMap<>(Ids.ORDER);
    shares.put("a", 1L);
    shares.put("b", 3L);
    return new Policy.Fixed(10_000, shares);
  }

  @Test
  void what_the_limit_takes_is_a_step_of_its_own() {
    earlier = quarterly(3, policy(null, agreed()), 1_000, List.of(a, b), "a", "b");
    Quarterly later = later(policy(6_000, agreed()), 1_000, List.of(a, b));
    assertThat(stepsOfA(later)).containsOnly(entry(Cause.CAP, Fraction.of(150)));
  }

  @Test
  void a_quarter_of_other_length_is_no_cause() {
    Quarterly next =
        new Quarterly(
            new Quarter(2027, 1),
            byCount(),
            earlier.founders(),
            earlier.families(),
            earlier.takings(),
            0,
            new TreeSet<>(Ids.ORDER));
    assertThat(stepsOfA(next)).isEmpty();
  }

  private static Family inOffices(LocalDate granted, LocalDate expires) {
    return new Family(
        "fb",
        "b",
        null,
        null,
        List.of(
            new Patent("US", LONG_AGO, FAR_OFF, null), new Patent("CN", granted, expires, null)),
        LONG_AGO,
        null);
  }

  @Test
  void a_patent_more_is_an_entry_and_a_patent_less_an_expiry_though_the_family_stays_active() {
    Policy byTerritory = policy(null, new Policy.Territories(10_000));
    Takings takings = halfInUsAndHalfInCn();
    Quarterly without = territorial(3, byTerritory, takings, inOffices(FAR_OFF, FAR_OFF));
    Quarterly with = territorial(4, byTerritory, takings, inOffices(LONG_AGO, FAR_OFF));
    Quarterly again =
        territorial(4, byTerritory, takings, inOffices(LONG_AGO, LocalDate.of(2026, 10, 1)));

    earlier = without;
    // Nobody had weight in CN, so its receipts were shared by families too; then they are b's.
    assertThat(stepsOfA(with)).containsOnly(entry(Cause.ENTERED, Fraction.of(-250)));
    earlier = with;
    assertThat(stepsOfA(again)).containsOnly(entry(Cause.EXPIRED, Fraction.of(250)));
  }

  private static Takings halfInUsAndHalfInCn() {
    return Takings.of(
        List.of(
            new Receipt("r", Receipt.Source.ROYALTY, 500, "US"),
            new Receipt("s", Receipt.Source.ROYALTY, 500, "CN")));
  }

  private Quarterly territorial(int number, Policy policy, Takings takings, Family second) {
    return new Quarterly(
        new Quarter(2026, number),
        policy,
        earlier.founders(),
        List.of(a, second),
        takings,
        0,
        new TreeSet<>(Ids.ORDER));
  }

  @Test
  void more_days_are_an_entry_though_they_are_days_of_fewer_offices() {
    LocalDate end = LocalDate.of(2026, 8, 16);
    Patent cn = new Patent("CN", LONG_AGO, end, null);
    Patent us = new Patent("US", LONG_AGO, end, null);
    Patent ep = new Patent("EP", LONG_AGO, end, null);
    Patent de = new Patent("DE", LocalDate.of(2026, 10, 1), FAR_OFF, null);
    Family second = new Family("fb", "b", null, null, List.of(cn, us, ep, de), LONG_AGO, null);
    // 46 days in three offices become 92 in one.
    earlier = quarterly(3, byCount(), 1_000, List.of(a, second), "a", "b");
    assertThat(stepsOfA(later(byCount(), 1_000, List.of(a, second))))
        .containsEntry(Cause.ENTERED, Fraction.of(-500, 3))
        .hasSize(2);
  }

  @Test
  void a_family_that_changes_one_office_for_another_enters() {
    Policy byTerritory = policy(null, new Policy.Territories(10_000));
    Takings takings = halfInUsAndHalfInCn();
    LocalDate change = LocalDate.of(2026, 10, 1);
    Family second =
        new Family(
            "fb",
            "b",
            null,
            null,
            List.of(
                new Patent("US", LONG_AGO, change, null), new Patent("CN", change, FAR_OFF, null)),
            LONG_AGO,
            null);
    earlier = territorial(3, byTerritory, takings, second);
    // Half of all was a's, as CN was shared by families; then US is a's and CN is b's.
    assertThat(stepsOfA(territorial(4, byTerritory, takings, second))).isEmpty();
    takings = Takings.of(List.of(new Receipt("r", Receipt.Source.ROYALTY, 1_000, "US")));
    earlier = territorial(3, byTerritory, takings, second);
    assertThat(stepsOfA(territorial(4, byTerritory, takings, second)))
        .containsOnly(entry(Cause.ENTERED, Fraction.of(500)));
  }

  @Test
  void a_family_that_will_leave_later_has_not_left_when_it_expires() {
    Family leaving = family("fb", "b", MIDDLE, LocalDate.of(2027, 1, 1));
    assertThat(stepsOfA(later(byCount(), 1_000, List.of(a, leaving))))
        .containsEntry(Cause.EXPIRED, Fraction.of(500, 3));
    Family gone = family("fb", "b", MIDDLE, LocalDate.of(2026, 12, 31));
    assertThat(stepsOfA(later(byCount(), 1_000, List.of(a, gone))))
        .containsEntry(Cause.LEFT, Fraction.of(500, 3));
  }

  @Test
  void quarters_of_other_length_weigh_the_same_in_every_territory() {
    Policy byTerritory = policy(null, new Policy.Territories(10_000));
    Family late = family("fb", "b", LocalDate.of(2026, 2, 15), null);
    Takings takings = Takings.of(List.of(new Receipt("r", Receipt.Source.ROYALTY, 1_000, "US")));
    // Of 90 days the second family has 45; then it has expired.
    earlier = territorial(1, byTerritory, takings, late);
    assertThat(stepsOfA(territorial(2, byTerritory, takings, late)))
        .containsOnly(
            entry(Cause.EXPIRED, Fraction.of(1_000, 3)), entry(Cause.ROUNDING, Fraction.of(-1, 3)));
  }

  @Test
  void a_stay_that_ended_before_it_began_does_not_stand_for_the_real_one() {
    Family empty = family("fb", "b", FAR_OFF, LONG_AGO);
    assertThat(stepsOfA(later(byCount(), 1_000, List.of(a, b, empty)))).isEmpty();
    assertThat(stepsOfA(later(byCount(), 1_000, List.of(a, empty))))
        .containsOnly(entry(Cause.LEFT, Fraction.of(500)));
  }

  @Test
  void what_was_rounded_before_is_taken_back_by_the_last_step() {
    Policy equal = policy(null, new Policy.Equal(10_000));
    earlier = quarterly(3, equal, 1_000, List.of(), "a", "b", "c");
    Quarterly later = quarterly(4, equal, 1_000, List.of(), "a", "b", "c", "d");
    List<Step> steps = Waterfall.between(earlier, later).getFirst().steps();
    // 334 stood for 1000 / 3.
    assertThat(stepsOfA(later))
        .containsOnly(
            entry(Cause.FOUNDERS, Fraction.of(-250, 3)), entry(Cause.ROUNDING, Fraction.of(-2, 3)));
    assertThat(steps.stream().mapToLong(Step::amount).toArray())
        .containsExactly(0, 0, 0, 0, -83, 0, 0, 0, -1);
  }

  @Test
  void founders_of_a_quarter_without_money_are_told_that_nothing_changed() {
    earlier = quarterly(3, byCount(), 0, List.of(a, b), "a", "b");
    assertThat(Waterfall.between(earlier, later(byCount(), 0, List.of(a, b))))
        .extracting(Waterfall::founder)
        .containsExactly("a", "b");
    assertThat(stepsOfA(later(byCount(), 0, List.of(a)))).isEmpty();
  }
}
