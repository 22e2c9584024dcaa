package org.patentpool.pool;

import org.patentpool.pool.decision.QueryType;
import org.patentpool.pool.decision.Question;

/** A query of the right form. Only {@link Commands} makes one. */
public final class Query implements Call {

  private final Bound<?> bound;

  /** A request and the question whose form it has. */
  record Bound<R>(Question<R> question, R request) {}

  Query(Bound<?> bound) {
    this.bound = bound;
  }

  public QueryType type() {
    return bound.question().type();
  }

  Bound<?> bound() {
    return bound;
  }
}
