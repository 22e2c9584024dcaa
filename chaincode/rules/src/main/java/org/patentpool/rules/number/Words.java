package org.patentpool.rules.number;

/** Arithmetic on machine words that says when they do not hold what is computed. */
final class Words {
  private Words() {}

  /** Whether a product is one word. */
  static boolean fits(long one, long two) {
    return Math.multiplyHigh(one, two) == (one * two) >> 63;
  }

  /** The greatest divisor of a number and a positive one. */
  static long gcd(long number, long positive) {
    long divisor = positive;
    long rest = Math.abs(number % positive);
    while (rest != 0) {
      long next = divisor % rest;
      divisor = rest;
      rest = next;
    }
    return divisor;
  }
}
