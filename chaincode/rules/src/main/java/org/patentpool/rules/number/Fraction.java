package org.patentpool.rules.number;

import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational in lowest terms, its denominator positive: computed on machine words where they
 * hold it, and exactly beyond.
 */
public final class Fraction implements Comparable<Fraction> {
  public static final Fraction ZERO = of(0);
  public static final Fraction ONE = of(1);

  private final long numerator;
  private final long denominator;
  private final @Nullable Large large;

  private Fraction(long numerator, long denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.large = null;
  }

  private Fraction(Large large) {
    this.numerator = 0;
    this.denominator = 0;
    this.large = large;
  }

  /** What two words do not hold. */
  private record Large(BigInteger numerator, BigInteger denominator) {}

  public static Fraction of(long value) {
    return new Fraction(value, 1);
  }

  public static Fraction of(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? of(value.longValueExact())
        : new Fraction(new Large(value, BigInteger.ONE));
  }

  /**
   * A quotient.
   *
   * @throws IllegalArgumentException when the denominator is 0
   */
  public static Fraction of(long numerator, long denominator) {
    if (denominator <= 0) {
      return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
    long divisor = Words.gcd(numerator, denominator);
    return new Fraction(numerator / divisor, denominator / divisor);
  }

  private static Fraction of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("a fraction has no denominator 0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    BigInteger above = numerator.divide(divisor);
    BigInteger below = denominator.divide(divisor);
    return above.bitLength() < Long.SIZE && below.bitLength() < Long.SIZE
        ? new Fraction(above.longValueExact(), below.longValueExact())
        : new Fraction(new Large(above, below));
  }

  /** Reads digits, maybe with a point and digits: {@code 0.20}. */
  public static Fraction decimal(String text) {
    int point = text.indexOf('.');
    if (point < 0) {
      return of(new BigInteger(text));
    }
    BigInteger digits = new BigInteger(text.substring(0, point) + text.substring(point + 1));
    return of(digits, BigInteger.TEN.pow(text.length() - point - 1));
  }

  public BigInteger numerator() {
    return large == null ? BigInteger.valueOf(numerator) : large.numerator;
  }

  public BigInteger denominator() {
    return large == null ? BigInteger.valueOf(denominator) : large.denominator;
  }

  /** On words a sum has no divisors but those that both denominators have (Knuth, 4.5.1). */
  public Fraction plus(Fraction other) {
    if (large == null && other.large == null) {
      long divisor = Words.gcd(denominator, other.denominator);
      long scale = denominator / divisor;
      long otherScale = other.denominator / divisor;
      if (Words.fits(numerator, otherScale)
          && Words.fits(other.numerator, scale)
          && Words.fits(scale, other.denominator)) {
        long one = numerator * otherScale;
        long two = other.numerator * scale;
        long sum = one + two;
        if (((one ^ sum) & (two ^ sum)) >= 0) {
          long common = Words.gcd(sum, divisor);
          return new Fraction(sum / common, scale * (other.denominator / common));
        }
      }
    }
    return of(
        numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
        denominator().multiply(other.denominator()));
  }

  public Fraction minus(Fraction other) {
    return plus(other.times(-1));
  }

  /** On words only one's numerator and the other's denominator can have a divisor. */
  public Fraction times(Fraction other) {
    if (large == null && other.large == null) {
      long divisor = Words.gcd(numerator, other.denominator);
      long otherDivisor = Words.gcd(other.numerator, denominator);
      long one = numerator / divisor;
      long two = other.numerator / otherDivisor;
      long oneBelow = denominator / otherDivisor;
      long twoBelow = other.denominator / divisor;
      if (Words.fits(one, two) && Words.fits(oneBelow, twoBelow)) {
        return new Fraction(one * two, oneBelow * twoBelow);
      }
    }
    return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
  }

  public Fraction times(long factor) {
    return times(of(factor));
  }

  /**
   * A quotient.
   *
   * @throws IllegalArgumentException when the other one is 0
   */
  public Fraction dividedBy(Fraction other) {
    return times(other.inverse());
  }

  private Fraction inverse() {
    if (large == null && numerator > 0) {
      long above = denominator;
      return new Fraction(above, numerator);
    }
    BigInteger above = denominator();
    return of(above, numerator());
  }

  public int signum() {
    return large == null ? Long.signum(numerator) : large.numerator.signum();
  }

  /** The largest integer that is not larger. */
  public BigInteger floor() {
    if (large == null) {
      return BigInteger.valueOf(Math.floorDiv(numerator, denominator));
    }
    BigInteger[] parts = large.numerator.divideAndRemainder(large.denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** The nearest integer, of two equally near ones the even one. */
  public BigInteger halfEven() {
    BigInteger below = floor();
    int half = minus(of(below)).times(2).compareTo(ONE);
    return half > 0 || (half == 0 && below.testBit(0)) ? below.add(BigInteger.ONE) : below;
  }

  @Override
  public int compareTo(Fraction other) {
    if (large == null
        && other.large == null
        && Words.fits(numerator, other.denominator)
        && Words.fits(other.numerator, denominator)) {
      return Long.compare(numerator * other.denominator, other.numerator * denominator);
    }
    return numerator()
        .multiply(other.denominator())
        .compareTo(other.numerator().multiply(denominator()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fraction fraction
        && numerator == fraction.numerator
        && denominator == fraction.denominator
        && Objects.equals(large, fraction.large);
  }

  @Override
  public int hashCode() {
    return Objects.hash(numerator, denominator, large);
  }

  @Override
  public String toString() {
    return denominator().equals(BigInteger.ONE)
        ? numerator().toString()
        : numerator() + "/" + denominator();
  }
}
