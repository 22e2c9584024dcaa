package org.patentpool.pool.vote;

/** How a ballot ended. */
public enum Outcome {
  ADMITTED,
  ADOPTED,
  SUSPENDED,
  REINSTATED,
  /** Enough founders voted, too few of them yes. */
  REJECTED,
  /** Too few founders voted. */
  NO_QUORUM,
  /** Carried, but what it asks for had become impossible when the ballot was closed. */
  LAPSED
}
