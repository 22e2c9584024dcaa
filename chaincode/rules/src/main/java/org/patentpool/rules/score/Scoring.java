package org.patentpool.rules.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.patentpool.rules.number.Figure;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.score.Score.Fault;
import org.patentpool.rules.score.Score.Side;
import org.patentpool.rules.score.Score.Weighed;

/** Weighs an assessment by a profile: exact rationals, rounded once at the end. */
public final class Scoring {
  private Scoring() {}

  /** The score, or everything that is wrong. */
  public static Score of(Profile profile, Assessment assessment) {
    List<Fault> faults = Faults.of(profile, assessment);
    if (!faults.isEmpty()) {
      return new Score.Refused(faults);
    }
    List<Side> sides = new ArrayList<>();
    Fraction whole = Fraction.ZERO;
    for (Dimension dimension : Dimension.values()) {
      if (profile.coefficient(dimension) > 0) {
        Side side = side(dimension, profile, assessment);
        sides.add(side);
        whole = whole.plus(side.value().times(side.coefficientBps()));
      }
    }
    Fraction exact = whole.dividedBy(Fraction.of(Indicator.BEST));
    return new Score.Valued(Figure.halfEven(exact), sides);
  }

  private static Side side(Dimension dimension, Profile profile, Assessment assessment) {
    List<Weighed> indicators = new ArrayList<>();
    Fraction sum = Fraction.ZERO;
    Fraction weights = Fraction.ZERO;
    for (Indicator indicator : Indicator.of(dimension)) {
      long weight = profile.weight(indicator);
      if (weight > 0) {
        // It is there, or Faults had found it missing.
        Fraction score = Objects.requireNonNull(assessment.score(indicator));
        indicators.add(new Weighed(indicator, weight, score));
        sum = sum.plus(score.times(weight));
        weights = weights.plus(Fraction.of(weight));
      }
    }
    return new Side(dimension, profile.coefficient(dimension), sum.dividedBy(weights), indicators);
  }
}
