package org.patentpool.rules.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a score is for: selling, licensing, a standard. The coefficients say how much each dimension
 * counts, the weights how much each indicator counts in its dimension.
 *
 * @param alphaBps of the legal dimension
 * @param betaBps of the technical one
 * @param gammaBps of the economic one
 * @param weights one that is not named is 0
 */
public record Profile(long alphaBps, long betaBps, long gammaBps, Map<Indicator, Long> weights) {
  public Profile {
    Map<Indicator, Long> copy = new EnumMap<>(Indicator.class);
    copy.putAll(weights);
    weights = Collections.unmodifiableMap(copy);
  }

  public long coefficient(Dimension dimension) {
    return switch (dimension) {
      case LEGAL -> alphaBps;
      case TECHNICAL -> betaBps;
      case ECONOMIC -> gammaBps;
    };
  }

  long weight(Indicator indicator) {
    return weights.getOrDefault(indicator, 0L);
  }
}
