package org.patentpool.rules.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Around the end of machine words fractions compute as BigInteger does. */
class FractionEdgesTest {
  private static final List<BigInteger> NUMERATORS =
      List.of(0L, 1L, -1L, 2L, 3L, -6L, 1L << 31, 3L << 31, Long.MAX_VALUE, Long.MIN_VALUE).stream()
          .map(BigInteger::valueOf)
          .toList();
  private static final List<BigInteger> DENOMINATORS =
      List.of(1L, 2L, 6L, 1L << 31, (1L << 32) + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE).stream()
          .map(BigInteger::valueOf)
          .toList();

  /** A quotient that nothing has been done with. */
  private record Quotient(BigInteger above, BigInteger below) {
    Fraction fraction() {
      return Fraction.of(above).dividedBy(Fraction.of(below));
    }

    /** Whether a fraction is this quotient in lowest terms. */
    boolean is(Fraction fraction) {
      BigInteger divisor = above.gcd(below).multiply(BigInteger.valueOf(below.signum()));
      return fraction.numerator().equals(above.divide(divisor))
          && fraction.denominator().equals(below.divide(divisor));
    }
  }

  private static List<Quotient> quotients() {
    List<Quotient> all = new ArrayList<>();
    for (BigInteger above : NUMERATORS) {
      for (BigInteger below : DENOMINATORS) {
        all.add(new Quotient(above, below));
      }
    }
    BigInteger beyond = BigInteger.ONE.shiftLeft(64);
    all.add(new Quotient(beyond, BigInteger.ONE));
    all.add(new Quotient(beyond.negate(), BigInteger.valueOf(3)));
    all.add(new Quotient(BigInteger.ONE, beyond));
    return all;
  }

  @Test
  void a_quotient_is_kept_in_lowest_terms_and_rounded_from_them() {
    for (Quotient one : quotients()) {
      Fraction fraction = one.fraction();
      assertThat(one.is(fraction)).as("%s", one).isTrue();
      assertThat(fraction.signum()).isEqualTo(one.above.signum());
      BigInteger[] parts = one.above.divideAndRemainder(one.below);
      BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
      assertThat(fraction.floor()).as("%s", one).isEqualTo(floor);
      BigInteger twiceRest = one.above.subtract(floor.multiply(one.below)).shiftLeft(1);
      int half = twiceRest.compareTo(one.below);
      boolean up = half > 0 || (half == 0 && floor.testBit(0));
      assertThat(fraction.halfEven())
          .as("%s", one)
          .isEqualTo(up ? floor.add(BigInteger.ONE) : floor);
    }
  }

  @Test
  void two_are_added_multiplied_and_compared_exactly() {
    for (Quotient one : quotients()) {
      Fraction first = one.fraction();
      for (Quotient two : quotients()) {
        Fraction second = two.fraction();
        BigInteger left = one.above.multiply(two.below);
        BigInteger right = two.above.multiply(one.below);
        BigInteger below = one.below.multiply(two.below);
        String what = one + " and " + two;
        assertThat(new Quotient(left.add(right), below).is(first.plus(second))).as(what).isTrue();
        assertThat(new Quotient(left.subtract(right), below).is(first.minus(second)))
            .as(what)
            .isTrue();
        assertThat(new Quotient(one.above.multiply(two.above), below).is(first.times(second)))
            .as(what)
            .isTrue();
        if (two.above.signum() != 0) {
          Quotient quotient = new Quotient(left, two.above.multiply(one.below));
          assertThat(quotient.is(first.dividedBy(second))).as(what).isTrue();
        }
        assertThat(Integer.signum(first.compareTo(second)))
            .as(what)
            .isEqualTo(left.compareTo(right));
        assertThat(first.equals(second)).as(what).isEqualTo(left.equals(right));
        if (first.equals(second)) {
          assertThat(first.hashCode()).isEqualTo(second.hashCode());
        }
      }
    }
  }
}
