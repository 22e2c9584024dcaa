package org.patentpool.rules.gate;

import java.util.List;

/**
 * Whether a family qualifies.
 *
 * @param offices those of the gate in which it is in force, in their order
 * @param reasons why it does not, in their order; none when it does
 */
public record Qualification(List<String> offices, List<Reason> reasons) {
  public Qualification {
    offices = List.copyOf(offices);
    reasons = List.copyOf(reasons);
  }

  public boolean qualifies() {
    return reasons.isEmpty();
  }

  /** Why a family does not qualify. */
  public enum Reason {
    /** Too few of the gate's offices have a patent in force. */
    OFFICES,
    /** Its stability is too low, or was never assessed. */
    STABILITY,
    EXCLUSIVE_LICENCE,
    PLEDGE_WITHOUT_CONSENT
  }
}
