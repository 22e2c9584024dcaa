package org.patentpool.pool.scenario;

/**
 * What is wrong with a scenario.
 *
 * @param at JSON pointer to the place
 */
public record Fault(String at, Code code, String reason) {

  /** The kinds of faults (rulebook §11). */
  public enum Code {
    SYNTAX,
    TYPE,
    FORMAT,
    RANGE,
    MISSING,
    UNKNOWN_FIELD,
    DUPLICATE,
    UNKNOWN_ID,
    ORDER,
    SUM
  }
}
