package org.patentpool.rules.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Replay;
import org.patentpool.rules.number.Fraction;

class ScoringPropertiesTest {

  private static Score.Valued valued(Profile profile, Map<Indicator, Integer> scores) {
    return (Score.Valued) Scoring.of(profile, new Assessment(scores, List.of()));
  }

  @Property
  void a_value_lies_between_nothing_and_ten_thousand(
      @ForAll("profiles") Profile profile, @ForAll("scores") Map<Indicator, Integer> scores) {
    assertThat(valued(profile, scores).points()).isBetween(0, 10_000);
  }

  @Property
  void a_better_indicator_never_lowers_the_value(
      @ForAll("profiles") Profile profile,
      @ForAll("scores") Map<Indicator, Integer> scores,
      @ForAll Indicator indicator) {
    Map<Indicator, Integer> better = new EnumMap<>(scores);
    better.put(indicator, 100);
    assertThat(valued(profile, better).points())
        .isGreaterThanOrEqualTo(valued(profile, scores).points());
  }

  @Property
  void equal_scores_are_the_value_whatever_the_profile(
      @ForAll("profiles") Profile profile, @ForAll @IntRange(max = 100) int score) {
    Map<Indicator, Integer> scores = new EnumMap<>(Indicator.class);
    for (Indicator indicator : Indicator.values()) {
      scores.put(indicator, score);
    }
    assertThat(valued(profile, scores).pvd().exact()).isEqualTo(Fraction.of(100L * score));
  }

  @Property
  void one_feature_counts_like_its_two_scores(
      @ForAll("profiles") Profile profile,
      @ForAll("scores") Map<Indicator, Integer> scores,
      @ForAll @IntRange(max = 100) int designAround,
      @ForAll @IntRange(max = 100) int detectability) {
    Map<Indicator, Integer> direct = new EnumMap<>(scores);
    direct.put(Indicator.DESIGN_AROUND, designAround);
    direct.put(Indicator.DETECTABILITY, detectability);
    List<Assessment.Feature> features =
        List.of(new Assessment.Feature(designAround, detectability));
    assertThat(Scoring.of(profile, new Assessment(scores, features)))
        .isEqualTo(valued(profile, direct));
  }

  @Property
  void what_is_said_of_a_value_makes_the_value(
      @ForAll("profiles") Profile profile, @ForAll("scores") Map<Indicator, Integer> scores) {
    Score.Valued valued = valued(profile, scores);
    List<Explanation> explanations = valued.explain();
    for (Explanation each : explanations) {
      assertThat(each.exact()).as(each.toString()).isEqualTo(Replay.exact(each));
      assertThat(Replay.isFigure(each)).as(each.toString()).isTrue();
    }
    assertThat(explanations.getLast().value()).isEqualTo(Fraction.of(valued.points()));
    assertThat(explanations).hasSize(1 + valued.dimensions().size());
  }

  @Provide
  Arbitrary<Map<Indicator, Integer>> scores() {
    return Arbitraries.maps(
            Arbitraries.of(Indicator.values()), Arbitraries.integers().between(0, 100))
        .ofSize(Indicator.values().length);
  }

  @Provide
  Arbitrary<Profile> profiles() {
    Arbitrary<Map<Indicator, Long>> weights =
        Arbitraries.maps(Arbitraries.of(Indicator.values()), Arbitraries.longs().between(0, 10_000))
            .map(drafts -> {
              Map<Indicator, Long> each = new EnumMap<>(Indicator.class);
              each.putAll(drafts);
              each.merge(Indicator.STABILITY, 1L, Long::sum);
              each.merge(Indicator.SCOPE, 1L, Long::sum);
              each.merge(Indicator.REVENUE, 1L, Long::sum);
              return each;
            });
    Arbitrary<Integer> cuts = Arbitraries.integers().between(0, 10_000);
    return Combinators.combine(cuts, cuts, weights)
        .as((a, b, each) ->
            new Profile(Math.min(a, b), Math.abs(a - b), 10_000 - Math.max(a, b), each));
  }
}
