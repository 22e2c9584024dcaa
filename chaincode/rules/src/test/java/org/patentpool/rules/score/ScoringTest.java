package org.patentpool.rules.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.rules.Json;
import org.patentpool.rules.Vectors;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Explanation.Input;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.patent.Tier;
import org.patentpool.rules.score.Score.Code;
import org.patentpool.rules.score.Score.Fault;

class ScoringTest {

  static Stream<Vectors.Case> vectors() {
    return Vectors.of("scores.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_family_scores_as_the_rulebook_has_it(Vectors.Case it) {
    Score.Valued score = valued(profile(it.input().at("profile")), assessment(it.input()));
    Json least = it.input().at("thresholds");
    Thresholds thresholds =
        new Thresholds(least.at("R1").small(), least.at("R2").small(), least.at("R3").small());
    assertThat(score.points()).isEqualTo(it.expected().at("pvd").small());
    assertThat(thresholds.tier(score.points()))
        .isEqualTo(Tier.valueOf(it.expected().at("tier").text()));
  }

  private static Profile profile(Json it) {
    Map<Indicator, Long> weights = new EnumMap<>(Indicator.class);
    for (Dimension dimension : Dimension.values()) {
      it.at("weights")
          .at(dimension.key())
          .members()
          .forEach((key, weight) -> {
            Indicator indicator = Indicator.of(key).orElseThrow();
            assertThat(indicator.dimension()).isEqualTo(dimension);
            weights.put(indicator, weight.number());
          });
    }
    return new Profile(
        it.at("alphaBps").number(), it.at("betaBps").number(), it.at("gammaBps").number(), weights);
  }

  private static Assessment assessment(Json input) {
    Map<Indicator, Integer> scores = new EnumMap<>(Indicator.class);
    input
        .at("scores")
        .members()
        .forEach((key, score) -> scores.put(Indicator.of(key).orElseThrow(), score.small()));
    return new Assessment(
        scores,
        input.at("features").list().stream()
            .map(it ->
                new Assessment.Feature(
                    it.at("designAround").small(), it.at("detectability").small()))
            .toList());
  }

  private static Score.Valued valued(Profile profile, Assessment assessment) {
    Score score = Scoring.of(profile, assessment);
    assertThat(score).isInstanceOf(Score.Valued.class);
    return (Score.Valued) score;
  }

  private static List<Fault> faults(Profile profile, Assessment assessment) {
    Score score = Scoring.of(profile, assessment);
    assertThat(score).isInstanceOf(Score.Refused.class);
    return ((Score.Refused) score).faults();
  }

  private static Profile legal(Map<Indicator, Long> weights) {
    return new Profile(10_000, 0, 0, weights);
  }

  private static Assessment scores(Map<Indicator, Integer> scores) {
    return new Assessment(scores, List.of());
  }

  @Test
  void each_dimension_has_seven_indicators() {
    for (Dimension dimension : Dimension.values()) {
      assertThat(Indicator.of(dimension)).hasSize(7);
    }
  }

  @Test
  void a_score_shows_how_it_came_about() {
    Score.Valued score =
        valued(
            legal(Map.of(Indicator.STABILITY, 2L, Indicator.DETECTABILITY, 1L)),
            new Assessment(
                Map.of(Indicator.STABILITY, 50, Indicator.DETECTABILITY, 99),
                List.of(new Assessment.Feature(0, 1), new Assessment.Feature(0, 2))));
    assertThat(score.pvd().exact()).isEqualTo(Fraction.of(203L * 100, 6));
    assertThat(score.points()).isEqualTo(3383);
    assertThat(score.dimensions())
        .containsExactly(
            new Score.Side(
                Dimension.LEGAL,
                10_000,
                Fraction.of(203, 6),
                List.of(
                    new Score.Weighed(Indicator.STABILITY, 2, Fraction.of(50)),
                    new Score.Weighed(Indicator.DETECTABILITY, 1, Fraction.of(3, 2)))));
  }

  @Test
  void every_figure_of_a_score_says_how_it_came_about() {
    Score.Valued score =
        valued(
            new Profile(
                4000,
                6000,
                0,
                Map.of(Indicator.STABILITY, 2L, Indicator.COUNTRIES, 1L, Indicator.TREND, 3L)),
            scores(Map.of(Indicator.STABILITY, 50, Indicator.COUNTRIES, 81, Indicator.TREND, 70)));
    assertThat(score.explain())
        .containsExactly(
            new Explanation(
                "/legal",
                Rule.DIMENSION,
                List.of(
                    new Input("weight", "stability", Fraction.of(2)),
                    new Input("score", "stability", Fraction.of(50)),
                    new Input("weight", "countries", Fraction.of(1)),
                    new Input("score", "countries", Fraction.of(81))),
                Fraction.of(181, 3),
                Fraction.of(181, 3)),
            new Explanation(
                "/technical",
                Rule.DIMENSION,
                List.of(
                    new Input("weight", "trend", Fraction.of(3)),
                    new Input("score", "trend", Fraction.of(70))),
                Fraction.of(70),
                Fraction.of(70)),
            new Explanation(
                "/pvd",
                Rule.VALUE,
                List.of(
                    new Input("coefficientBps", "legal", Fraction.of(4000)),
                    new Input("dimension", "legal", Fraction.of(181, 3)),
                    new Input("coefficientBps", "technical", Fraction.of(6000)),
                    new Input("dimension", "technical", Fraction.of(70))),
                // 40 × 181 / 3 + 60 × 70
                Fraction.of(19_840, 3),
                Fraction.of(6613)));
  }

  @Test
  void only_ratios_of_weights_count_however_large_they_are() {
    Assessment assessment = scores(Map.of(Indicator.STABILITY, 100, Indicator.COUNTRIES, 0));
    long most = Long.MAX_VALUE;
    assertThat(
            valued(legal(Map.of(Indicator.STABILITY, most, Indicator.COUNTRIES, most)), assessment))
        .returns(5000, Score.Valued::points);
  }

  @ParameterizedTest
  @CsvSource({"8000, R1", "7999, R2", "6000, R2", "5999, R3", "4000, R3", "3999, R4", "0, R4"})
  void a_tier_begins_at_its_threshold(int score, Tier tier) {
    assertThat(new Thresholds(8000, 6000, 4000).tier(score)).isEqualTo(tier);
  }

  @Test
  void a_weighted_indicator_without_score_is_missing() {
    assertThat(faults(legal(Map.of(Indicator.STABILITY, 1L)), scores(Map.of())))
        .containsExactly(new Fault(Code.MISSING, "/scores/stability"));
  }

  @Test
  void features_stand_for_two_scores_and_no_others() {
    Assessment assessment = new Assessment(Map.of(), List.of(new Assessment.Feature(10, 20)));
    Profile profile =
        legal(
            Map.of(
                Indicator.DESIGN_AROUND, 1L, Indicator.DETECTABILITY, 1L, Indicator.COUNTRIES, 1L));
    assertThat(faults(profile, assessment))
        .containsExactly(new Fault(Code.MISSING, "/scores/countries"));
  }

  @Test
  void a_dimension_with_a_coefficient_and_no_weight_is_missing() {
    Profile profile =
        new Profile(5000, 5000, 0, Map.of(Indicator.STABILITY, 1L, Indicator.TREND, 0L));
    assertThat(faults(profile, scores(Map.of(Indicator.STABILITY, 1))))
        .containsExactly(new Fault(Code.MISSING, "/profile/weights/technical"));
  }

  @Test
  void a_dimension_without_coefficient_is_not_asked_for_scores() {
    Profile profile = legal(Map.of(Indicator.STABILITY, 1L, Indicator.TREND, 1L));
    assertThat(valued(profile, scores(Map.of(Indicator.STABILITY, 1))).points()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"9999, 0, 0", "10000, 1, 0", "0, 0, 0", "3333, 3333, 3333"})
  void coefficients_are_ten_thousand_together(long alpha, long beta, long gamma) {
    Map<Indicator, Long> weights =
        Map.of(Indicator.STABILITY, 1L, Indicator.TREND, 1L, Indicator.REVENUE, 1L);
    Map<Indicator, Integer> scores =
        Map.of(Indicator.STABILITY, 1, Indicator.TREND, 1, Indicator.REVENUE, 1);
    assertThat(faults(new Profile(alpha, beta, gamma, weights), scores(scores)))
        .containsExactly(new Fault(Code.SUM, "/profile"));
  }

  @Test
  void whatever_is_given_has_to_be_in_range() {
    Profile profile =
        new Profile(
            10_001, -1, Long.MIN_VALUE, Map.of(Indicator.STABILITY, -1L, Indicator.COUNTRIES, 1L));
    Assessment assessment =
        new Assessment(
            Map.of(Indicator.COUNTRIES, 101, Indicator.TREND, -1),
            List.of(new Assessment.Feature(0, 100), new Assessment.Feature(101, -1)));
    assertThat(faults(profile, assessment))
        .containsExactly(
            new Fault(Code.RANGE, "/profile/alphaBps"),
            new Fault(Code.RANGE, "/profile/betaBps"),
            new Fault(Code.RANGE, "/profile/gammaBps"),
            new Fault(Code.RANGE, "/profile/weights/legal/stability"),
            new Fault(Code.RANGE, "/scores/countries"),
            new Fault(Code.RANGE, "/scores/trend"),
            new Fault(Code.RANGE, "/features/1/designAround"),
            new Fault(Code.RANGE, "/features/1/detectability"));
  }
}
