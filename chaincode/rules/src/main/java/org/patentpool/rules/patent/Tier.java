package org.patentpool.rules.patent;

/** How essential a family is, the first the most. */
public enum Tier {
  R1,
  R2,
  R3,
  R4
}
