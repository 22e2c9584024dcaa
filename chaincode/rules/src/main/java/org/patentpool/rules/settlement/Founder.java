package org.patentpool.rules.settlement;

/**
 * A founder in a quarter.
 *
 * @param multiplierBps a bonus, or the part that a departed founder keeps
 * @param carriedIn what was not paid out before, maybe negative
 * @param adjustment what closed quarters owe it after all, maybe negative
 */
public record Founder(
    String id, long multiplierBps, int withholdingBps, long carriedIn, long adjustment) {
  public static final long ORDINARY_MULTIPLIER = 10_000;
}
