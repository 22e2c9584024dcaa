package org.patentpool.pool;

/** A function call as it was read. */
public sealed interface Call permits Command, Query, Call.Malformed {

  /** It could not be read. */
  record Malformed(Rejected rejected) implements Call {}
}
