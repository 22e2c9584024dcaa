package org.patentpool.rules.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Words and what lies beyond them compute alike, and a fraction has one form. */
class FractionPropertiesTest {
  /** A quotient that nobody has reduced. */
  record Quotient(long numerator, long denominator) {
    BigInteger above() {
      return BigInteger.valueOf(numerator);
    }

    BigInteger below() {
      return BigInteger.valueOf(denominator);
    }

    Fraction fraction() {
      return Fraction.of(numerator, denominator);
    }
  }

  /** Small ones, and such as no two words hold the product of. */
  @Provide
  Arbitrary<Quotient> quotients() {
    Arbitrary<Long> any =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-60, 60),
            Arbitraries.longs(),
            Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, 1L << 32));
    return any.flatMap(
        above -> any.filter(below -> below != 0).map(below -> new Quotient(above, below)));
  }

  private static void is(Fraction fraction, BigInteger numerator, BigInteger denominator) {
    assertThat(fraction.numerator().multiply(denominator))
        .isEqualTo(numerator.multiply(fraction.denominator()));
    assertThat(fraction.denominator()).isPositive();
    assertThat(fraction.numerator().gcd(fraction.denominator())).isEqualTo(BigInteger.ONE);
    assertThat(fraction.signum()).isEqualTo(numerator.signum() * denominator.signum());
  }

  @Property
  void every_operation_is_exact_and_in_lowest_terms(
      @ForAll("quotients") Quotient a, @ForAll("quotients") Quotient b) {
    BigInteger below = a.below().multiply(b.below());
    BigInteger one = a.above().multiply(b.below());
    BigInteger two = b.above().multiply(a.below());
    is(a.fraction(), a.above(), a.below());
    is(a.fraction().plus(b.fraction()), one.add(two), below);
    is(a.fraction().minus(b.fraction()), one.subtract(two), below);
    is(a.fraction().times(b.fraction()), a.above().multiply(b.above()), below);
    is(a.fraction().times(b.numerator()), a.above().multiply(b.above()), a.below());
    if (b.numerator() != 0) {
      is(a.fraction().dividedBy(b.fraction()), one, two);
    }
    assertThat(a.fraction().compareTo(b.fraction())).isEqualTo(one.compareTo(two) * below.signum());
  }

  @Property
  void what_comes_back_from_beyond_is_equal(
      @ForAll("quotients") Quotient a, @ForAll("quotients") Quotient b) {
    Fraction there = a.fraction().plus(b.fraction());
    assertThat(there.minus(b.fraction())).isEqualTo(a.fraction()).hasSameHashCodeAs(a.fraction());
    assertThat(there).isEqualTo(b.fraction().plus(a.fraction())).hasToString(text(there));
    assertThat(there.equals(a.fraction())).isEqualTo(b.numerator() == 0);
  }

  private static String text(Fraction fraction) {
    return fraction.denominator().equals(BigInteger.ONE)
        ? fraction.numerator().toString()
        : fraction.numerator() + "/" + fraction.denominator();
  }

  @Property
  void it_is_rounded_down_and_half_even(
      @ForAll("quotients") Quotient a, @ForAll("quotients") Quotient b) {
    for (Fraction each : new Fraction[] {a.fraction(), a.fraction().times(b.fraction())}) {
      Fraction rest = each.minus(Fraction.of(each.floor()));
      assertThat(rest).isGreaterThanOrEqualTo(Fraction.ZERO).isLessThan(Fraction.ONE);
      assertThat(each.halfEven())
          .isEqualTo(
              new BigDecimal(each.floor())
                  .add(BigDecimal.valueOf(quarter(rest), 2))
                  .setScale(0, RoundingMode.HALF_EVEN)
                  .toBigInteger());
    }
  }

  /** A hundredth that lies on the same side of the half. */
  private static int quarter(Fraction rest) {
    return 50 + 25 * rest.compareTo(Fraction.of(1, 2));
  }

  @Test
  void there_is_no_denominator_0() {
    assertThatIllegalArgumentException().isThrownBy(() -> Fraction.of(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO));
  }
}
