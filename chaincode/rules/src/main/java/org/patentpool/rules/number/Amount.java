package org.patentpool.rules.number;

import java.math.BigInteger;

/** Amounts of money in minor units, which fit 64 bits; everything between them is exact. */
public final class Amount {
  private Amount() {}

  /**
   * The amount, if it is one.
   *
   * @throws OutOfRange when it does not fit
   */
  public static long of(BigInteger value) {
    if (value.bitLength() > 63) {
      throw new OutOfRange(value);
    }
    return value.longValueExact();
  }

  public static long sum(long... amounts) {
    BigInteger sum = BigInteger.ZERO;
    for (long amount : amounts) {
      sum = sum.add(BigInteger.valueOf(amount));
    }
    return of(sum);
  }

  /** An amount that was computed does not fit; the whole calculation is refused. */
  public static final class OutOfRange extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfRange(BigInteger value) {
      super(value + " does not fit 64 bits");
    }
  }
}
