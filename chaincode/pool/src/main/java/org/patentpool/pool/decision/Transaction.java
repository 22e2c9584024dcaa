package org.patentpool.pool.decision;

/**
 * One command of the pool: its name, the record its payload is read into, what it is about, and the
 * rule. Who may is not here but in {@link Authority}.
 */
public record Transaction<R extends Record, S>(
    CommandType type, Class<R> form, Subject<R, S> subject, Rule<R, S> rule) {

  /** Decides, with the actor already found to be entitled. */
  @FunctionalInterface
  public interface Rule<R, S> {
    Ruling decide(R request, S subject, Scene scene);
  }
}
