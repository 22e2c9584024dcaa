package org.patentpool.rules.score;

import org.patentpool.rules.patent.Tier;

/** The least score of each tier but the last. */
public record Thresholds(int r1, int r2, int r3) {

  /** The first tier whose threshold the score reaches. */
  public Tier tier(long score) {
    if (r1 <= score) {
      return Tier.R1;
    }
    if (r2 <= score) {
      return Tier.R2;
    }
    return r3 <= score ? Tier.R3 : Tier.R4;
  }
}
