package org.patentpool.rules.score;

import static org.patentpool.rules.score.Dimension.ECONOMIC;
import static org.patentpool.rules.score.Dimension.LEGAL;
import static org.patentpool.rules.score.Dimension.TECHNICAL;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is assessed, from 0 to 100, higher being better for the holder. */
public enum Indicator {
  STABILITY(LEGAL, "stability"),
  DESIGN_AROUND(LEGAL, "designAround"),
  INDEPENDENCE(LEGAL, "independence"),
  DETECTABILITY(LEGAL, "detectability"),
  REMAINING_TERM(LEGAL, "remainingTerm"),
  COUNTRIES(LEGAL, "countries"),
  LICENCE_STATUS(LEGAL, "licenceStatus"),

  ADVANCEMENT(TECHNICAL, "advancement"),
  TREND(TECHNICAL, "trend"),
  SCOPE(TECHNICAL, "scope"),
  SUPPORTING_TECHNOLOGY(TECHNICAL, "supportingTechnology"),
  LIFE_CYCLE(TECHNICAL, "lifeCycle"),
  IRREPLACEABILITY(TECHNICAL, "irreplaceability"),
  MATURITY(TECHNICAL, "maturity"),

  APPLICATION(ECONOMIC, "application"),
  MARKET_SIZE(ECONOMIC, "marketSize"),
  MARKET_SHARE(ECONOMIC, "marketShare"),
  COMPETITION(ECONOMIC, "competition"),
  REVENUE(ECONOMIC, "revenue"),
  POLICY_FIT(ECONOMIC, "policyFit"),
  MARKET_ENTRY(ECONOMIC, "marketEntry");

  /** The best score. */
  public static final int BEST = 100;

  private final Dimension dimension;
  private final String key;

  Indicator(Dimension dimension, String key) {
    this.dimension = dimension;
    this.key = key;
  }

  public Dimension dimension() {
    return dimension;
  }

  /** How it is written. */
  public String key() {
    return key;
  }

  /** The indicator that is written so, if there is one. */
  public static Optional<Indicator> of(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }

  static List<Indicator> of(Dimension dimension) {
    return Arrays.stream(values()).filter(each -> each.dimension == dimension).toList();
  }
}
