package org.patentpool.rules.number;

import java.math.BigInteger;

/** An exact rational in lowest terms, its denominator positive. */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {
  public static final Fraction ZERO = of(0);
  public static final Fraction ONE = of(1);

  public Fraction {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("a fraction has no denominator 0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  public static Fraction of(long value) {
    return of(BigInteger.valueOf(value));
  }

  public static Fraction of(BigInteger value) {
    return new Fraction(value, BigInteger.ONE);
  }

  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** Reads digits, maybe with a point and digits: {@code 0.20}. */
  public static Fraction decimal(String text) {
    int point = text.indexOf('.');
    if (point < 0) {
      return of(new BigInteger(text));
    }
    BigInteger digits = new BigInteger(text.substring(0, point) + text.substring(point + 1));
    return new Fraction(digits, BigInteger.TEN.pow(text.length() - point - 1));
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Fraction times(long factor) {
    return times(of(factor));
  }

  public Fraction dividedBy(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public int signum() {
    return numerator.signum();
  }

  /** The largest integer that is not larger. */
  public BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** The nearest integer, of two equally near ones the even one. */
  public BigInteger halfEven() {
    BigInteger below = floor();
    BigInteger twiceRest =
        numerator.subtract(below.multiply(denominator)).shiftLeft(1).subtract(denominator);
    boolean up = twiceRest.signum() > 0 || (twiceRest.signum() == 0 && below.testBit(0));
    return up ? below.add(BigInteger.ONE) : below;
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
