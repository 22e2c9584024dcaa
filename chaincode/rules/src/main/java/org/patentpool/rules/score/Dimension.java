package org.patentpool.rules.score;

/** The three sides from which a family is looked at. */
public enum Dimension {
  LEGAL("legal", "alphaBps"),
  TECHNICAL("technical", "betaBps"),
  ECONOMIC("economic", "gammaBps");

  private final String key;
  private final String coefficient;

  Dimension(String key, String coefficient) {
    this.key = key;
    this.coefficient = coefficient;
  }

  /** How it is written. */
  public String key() {
    return key;
  }

  /** How its part in the whole is written. */
  public String coefficient() {
    return coefficient;
  }
}
