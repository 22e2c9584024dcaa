package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;
import org.patentpool.rules.patent.Tier;

/** A pool of a and b; the one family is a's, of the second tier and active in the US. */
class SettlingTest {
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  private static Quarterly quarterly(
      @Nullable Integer maxShareBps, @Nullable Integer score, Policy.Component... components) {
    Patent patent = new Patent("US", LONG_AGO, LONG_AGO.plusYears(18), null);
    return new Quarterly(
        new Quarter(2026, 3),
        new Policy(0, 0, null, 0, maxShareBps, List.of(components)),
        List.of(new Founder("b", 10_000, 0, 0, 0), new Founder("a", 10_000, 0, 0, 0)),
        List.of(new Family("f", "a", Tier.R2, score, List.of(patent), LONG_AGO, null)),
        Takings.of(List.of(new Receipt("r", Receipt.Source.ROYALTY, 1_000, "US"))),
        0,
        new TreeSet<>(Ids.ORDER));
  }

  private static List<String> figures(Quarterly quarterly) {
    Working working = Working.shown();
    Settling.settle(quarterly, working);
    return working.explanations().stream().map(Explanation::figure).toList();
  }

  private static List<Long> shares(Quarterly quarterly) {
    return Settling.settle(quarterly).members().stream().map(Settlement.Member::share).toList();
  }

  @Test
  void the_excess_goes_to_nobody_who_holds_nothing() {
    Quarterly quarterly = quarterly(6_000, null, new Policy.FamilyCount(10_000));
    assertThat(shares(quarterly)).containsExactly(600L, 0L);
    assertThat(Settling.settle(quarterly).reserve()).isEqualTo(400);
    assertThat(figures(quarterly)).contains("/limit").noneMatch(each -> each.contains("rounds"));
  }

  @Test
  void the_excess_goes_round_until_nobody_is_above() {
    SortedMap<String, Long> agreed = new TreeMap<>(Ids.ORDER);
    agreed.put("a", 9L);
    agreed.put("b", 1L);
    Quarterly quarterly = quarterly(4_000, null, new Policy.Fixed(10_000, agreed));
    assertThat(shares(quarterly)).containsExactly(400L, 400L);
    assertThat(Settling.settle(quarterly).reserve()).isEqualTo(200);
    assertThat(figures(quarterly))
        .contains("/limit/rounds/0/b")
        .doesNotContain("/limit/rounds/0/a", "/limit/rounds/1/a", "/limit/rounds/1/b");
  }

  @Test
  void who_is_above_after_a_round_is_cut_in_the_next() {
    SortedMap<String, Long> agreed = new TreeMap<>(Ids.ORDER);
    agreed.put("a", 60L);
    agreed.put("b", 35L);
    agreed.put("c", 5L);
    Quarterly two = quarterly(4_000, null, new Policy.Fixed(10_000, agreed));
    List<Founder> founders = new ArrayList<>(two.founders());
    founders.add(new Founder("c", 10_000, 0, 0, 0));
    Quarterly three =
        new Quarterly(
            two.quarter(),
            two.policy(),
            founders,
            two.families(),
            two.takings(),
            0,
            two.disputed());
    // 600, 350, 50: a's 200 go 175 to 25, and b's 125 to c alone.
    assertThat(shares(three)).containsExactly(400L, 400L, 200L);
    assertThat(figures(three))
        .filteredOn(figure -> figure.startsWith("/limit/"))
        .containsExactly("/limit/rounds/0/b", "/limit/rounds/0/c", "/limit/rounds/1/c");
    Working working = Working.shown();
    Settling.settle(three, working);
    assertThat(working.explanations())
        .filteredOn(each -> each.figure().equals("/members/c/share"))
        .singleElement()
        .extracting(Explanation::inputs)
        .isEqualTo(
            List.of(
                new Explanation.Input("part", "0", Fraction.of(50)),
                new Explanation.Input("byTheLimit", "", Fraction.of(150))));
  }

  @Test
  void a_pot_that_goes_to_one_territory_explains_the_part_and_the_sum_of_the_parts() {
    assertThat(figures(quarterly(null, null, new Policy.Territories(10_000))))
        .contains("/components/0/territories/US/members/a", "/components/0/members/a");
  }

  @Test
  void scores_are_not_made_up() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settling.settle(quarterly(null, null, new Policy.Score(10_000))))
        .withMessageContaining("family f has no score");
    assertThat(shares(quarterly(null, 1, new Policy.Score(10_000)))).containsExactly(1_000L, 0L);
  }

  @Test
  void every_step_between_the_figures_is_explained_in_the_order_of_the_rulebook() {
    SortedMap<Tier, Long> ratios = new TreeMap<>();
    ratios.put(Tier.R2, 1L);
    Policy.Component tiers = new Policy.Tiers(5_000, ratios, Policy.EmptyTiers.REDISTRIBUTE);
    assertThat(figures(quarterly(9_000, null, new Policy.Equal(5_000), tiers)))
        .containsExactly(
            "/gross",
            "/adminFee",
            "/reserve/first",
            "/toShare",
            "/components/0/pot",
            "/components/0/weights/a",
            "/components/0/weights/b",
            "/components/0/members/a",
            "/components/0/members/b",
            "/components/0/unallocated",
            "/components/1/pot",
            "/components/1/tiers/R1/pot",
            "/components/1/tiers/R2/pot",
            "/components/1/tiers/R3/pot",
            "/components/1/tiers/R4/pot",
            "/components/1/tiers/R1/weights/a",
            "/components/1/tiers/R1/weights/b",
            "/components/1/tiers/R2/weights/a",
            "/components/1/tiers/R2/weights/b",
            "/components/1/tiers/R2/members/a",
            "/components/1/tiers/R2/members/b",
            "/components/1/tiers/R3/weights/a",
            "/components/1/tiers/R3/weights/b",
            "/components/1/tiers/R4/weights/a",
            "/components/1/tiers/R4/weights/b",
            "/components/1/members/a",
            "/components/1/members/b",
            "/components/1/unallocated",
            "/limit",
            "/members/a/share",
            "/members/b/share",
            "/reserve",
            "/distributable",
            "/deficitCarriedOut",
            "/members/a/held",
            "/members/a/balance",
            "/members/a/withheld",
            "/members/a/payable",
            "/members/a/carriedOut",
            "/members/b/held",
            "/members/b/balance",
            "/members/b/withheld",
            "/members/b/payable",
            "/members/b/carriedOut");
  }
}
