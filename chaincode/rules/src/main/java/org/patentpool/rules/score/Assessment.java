package org.patentpool.rules.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.number.Fraction;

/**
 * What assessors found.
 *
 * @param scores of the indicators that were assessed
 * @param features of the claims, or none; where there are some, design-around and detectability are
 *     their means, whatever the scores say
 */
public record Assessment(Map<Indicator, Integer> scores, List<Feature> features) {
  public Assessment {
    Map<Indicator, Integer> copy = new EnumMap<>(Indicator.class);
    copy.putAll(scores);
    scores = Collections.unmodifiableMap(copy);
    features = List.copyOf(features);
  }

  /** A feature of a claim. */
  public record Feature(int designAround, int detectability) {}

  /** The score that counts, or null when there is none. */
  @Nullable Fraction score(Indicator indicator) {
    if (!features.isEmpty() && indicator == Indicator.DESIGN_AROUND) {
      return mean(Feature::designAround);
    }
    if (!features.isEmpty() && indicator == Indicator.DETECTABILITY) {
      return mean(Feature::detectability);
    }
    Integer score = scores.get(indicator);
    return score == null ? null : Fraction.of(score);
  }

  private Fraction mean(ToIntFunction<Feature> score) {
    Fraction sum = Fraction.ZERO;
    for (Feature feature : features) {
      sum = sum.plus(Fraction.of(score.applyAsInt(feature)));
    }
    return sum.dividedBy(Fraction.of(features.size()));
  }
}
