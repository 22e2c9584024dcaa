package org.patentpool.pool.decision;

import org.patentpool.pool.canonical.Form;

/**
 * One command of the pool: its name, the form of its payload, what it is about, and the rule. Who
 * may is not here but in {@link Authority}.
 */
public record Transaction<R, S>(
    CommandType type, Form<R> form, Subject<R, S> subject, Rule<R, S> rule) {

  /** Decides, with the actor already found to be entitled. */
  @FunctionalInterface
  public interface Rule<R, S> {
    Ruling decide(R request, S subject, Scene scene);
  }
}
