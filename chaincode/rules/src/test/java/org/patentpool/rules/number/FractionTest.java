package org.patentpool.rules.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {
  private static final Fraction HALF = Fraction.of(1, 2);
  private static final Fraction THIRD = Fraction.of(1, 3);

  @ParameterizedTest
  @CsvSource({"0.20, 1, 5", "12, 12, 1", "3.05, 61, 20", "007.50, 15, 2", "0.0, 0, 1"})
  void a_decimal_is_exact(String text, long numerator, long denominator) {
    assertThat(Fraction.decimal(text)).isEqualTo(Fraction.of(numerator, denominator));
  }

  @ParameterizedTest
  @CsvSource({
    // numerator, denominator, floor, half-even
    "4, 1, 4, 4",
    "5, 2, 2, 2",
    "7, 2, 3, 4",
    "249, 100, 2, 2",
    "251, 100, 2, 3",
    "-1, 2, -1, 0",
    "-3, 2, -2, -2",
    "-4, 1, -4, -4",
    "-249, 100, -3, -2",
    "-251, 100, -3, -3",
  })
  void half_even_is_the_nearest_integer_and_of_two_the_even_one(
      long numerator, long denominator, long floor, long halfEven) {
    Fraction fraction = Fraction.of(numerator, denominator);
    assertThat(fraction.floor()).isEqualTo(BigInteger.valueOf(floor));
    assertThat(fraction.halfEven()).isEqualTo(BigInteger.valueOf(halfEven));
  }

  @Test
  void a_fraction_is_in_lowest_terms_and_its_sign_above() {
    Fraction fraction = Fraction.of(6, -4);
    assertThat(fraction.numerator()).isEqualTo(BigInteger.valueOf(-3));
    assertThat(fraction.denominator()).isEqualTo(BigInteger.TWO);
    assertThat(fraction.signum()).isEqualTo(-1);
    assertThat(Fraction.of(0, 7)).isEqualTo(Fraction.ZERO);
  }

  @Test
  void nothing_is_divided_by_zero() {
    assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HALF.dividedBy(Fraction.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void arithmetic_is_exact() {
    assertThat(HALF.plus(THIRD)).isEqualTo(Fraction.of(5, 6));
    assertThat(THIRD.minus(HALF)).isEqualTo(Fraction.of(-1, 6));
    assertThat(HALF.times(THIRD)).isEqualTo(Fraction.of(1, 6));
    assertThat(THIRD.times(6)).isEqualTo(Fraction.of(2));
    assertThat(HALF.dividedBy(THIRD)).isEqualTo(Fraction.of(3, 2));
  }

  @Test
  void fractions_are_ordered_by_their_size() {
    assertThat(THIRD).isLessThan(HALF).isGreaterThan(Fraction.of(-1, 2));
    assertThat(HALF).isEqualByComparingTo(Fraction.of(2, 4));
  }

  @Test
  void a_whole_number_is_written_without_denominator() {
    assertThat(Fraction.of(-6, 2)).hasToString("-3");
    assertThat(Fraction.of(2, -4)).hasToString("-1/2");
  }
}
