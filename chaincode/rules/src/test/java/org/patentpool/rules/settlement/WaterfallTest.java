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
}
