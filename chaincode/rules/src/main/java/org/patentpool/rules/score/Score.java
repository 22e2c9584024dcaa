package org.patentpool.rules.score;

import java.util.ArrayList;
import java.util.List;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.number.Figure;
import org.patentpool.rules.number.Fraction;

/** What came of weighing an assessment. */
public sealed interface Score {

  /**
   * A value.
   *
   * @param pvd 0 to 10000, rounded once, with the exact one
   * @param dimensions those whose coefficient is positive
   */
  record Valued(Figure pvd, List<Side> dimensions) implements Score {
    public Valued {
      dimensions = List.copyOf(dimensions);
    }

    public int points() {
      return Math.toIntExact(pvd.amount());
    }

    /** How it came about: each dimension, and then the value. */
    public List<Explanation> explain() {
      List<Explanation> explanations = new ArrayList<>();
      Explanation.Draft whole = Explanation.of(Rule.VALUE, "/pvd");
      for (Side side : dimensions) {
        String key = side.dimension().key();
        Explanation.Draft part = Explanation.of(Rule.DIMENSION, Pointer.to(key));
        for (Weighed each : side.indicators()) {
          part.with("weight", each.indicator().key(), each.weight());
          part.with("score", each.indicator().key(), each.score());
        }
        explanations.add(part.gives(side.value()));
        whole.with("coefficientBps", key, side.coefficientBps());
        whole.with("dimension", key, side.value());
      }
      explanations.add(whole.gives(pvd));
      return explanations;
    }
  }

  /**
   * A dimension and its part in the whole.
   *
   * @param value the weighted mean of its indicators, 0 to 100
   * @param indicators those with weight
   */
  record Side(Dimension dimension, long coefficientBps, Fraction value, List<Weighed> indicators) {
    public Side {
      indicators = List.copyOf(indicators);
    }
  }

  /** An indicator, the score that counts and its weight. */
  record Weighed(Indicator indicator, long weight, Fraction score) {}

  /** Nothing can be computed; every fault, in the order of the places. */
  record Refused(List<Fault> faults) implements Score {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Something wrong.
   *
   * @param pointer the place, as a JSON pointer into profile, scores and features
   */
  record Fault(Code code, String pointer) {}

  /** What can be wrong. */
  enum Code {
    /** An indicator with weight has no score, or a dimension with a coefficient no weight. */
    MISSING,
    /** A score is not between 0 and 100, a weight is negative, a coefficient not 0 to 10000. */
    RANGE,
    /** The coefficients are not 10000 together. */
    SUM
  }
}
