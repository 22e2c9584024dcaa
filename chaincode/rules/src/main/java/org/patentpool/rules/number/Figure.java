package org.patentpool.rules.number;

/** A figure that was rounded, with the exact one it came from: whoever asks can see how it came. */
public record Figure(long amount, Fraction exact) {
  public static final Figure NOTHING = halfEven(Fraction.ZERO);

  /**
   * Rounds half-even.
   *
   * @throws Amount.OutOfRange when the rounded figure does not fit
   */
  public static Figure halfEven(Fraction exact) {
    return new Figure(Amount.of(exact.halfEven()), exact);
  }
}
