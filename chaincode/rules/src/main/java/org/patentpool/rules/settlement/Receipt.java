package org.patentpool.rules.settlement;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Fraction;

/** Money of a quarter in the pool's currency; what was refunded is negative. */
public record Receipt(String id, Source source, long amount, @Nullable String territory) {

  /** Where money comes from. */
  public enum Source {
    ROYALTY,
    ANNUAL_FEE,
    PATENT_SALE,
    EQUITY,
    INTEREST,
    REFUND
  }

  /**
   * An amount of another currency in the pool's.
   *
   * @throws Amount.OutOfRange when it does not fit
   */
  public static long converted(long original, Fraction rate, int decimals, int poolDecimals) {
    Fraction exact = rate.times(original);
    Fraction shift = Fraction.of(BigInteger.TEN.pow(Math.abs(poolDecimals - decimals)));
    return Amount.of(
        (poolDecimals < decimals ? exact.dividedBy(shift) : exact.times(shift)).halfEven());
  }
}
