package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Fraction;

class ReceiptTest {
  @ParameterizedTest(name = "{0} at {1}, {2} decimals to {3}: {4}")
  @CsvSource({
    // 1234 yen at 0.0068 dollars: 8.3912 dollars
    "1234, 0.0068, 0, 2, 839",
    // 1.001 dinar at 3.25 dollars: 3.25325 dollars
    "1001, 3.25, 3, 2, 325",
    // 1.0000 UF at 38000 pesos
    "10000, 38000, 4, 0, 38000",
    // half a cent, to the even one
    "1, 0.5, 2, 2, 0",
    "3, 0.5, 2, 2, 2",
    "-1, 0.5, 2, 2, 0",
    "-3, 0.5, 2, 2, -2"
  })
  void another_currency_is_converted_and_rounded_once(
      long original, String rate, int decimals, int poolDecimals, long amount) {
    assertThat(Receipt.converted(original, Fraction.decimal(rate), decimals, poolDecimals))
        .isEqualTo(amount);
  }

  @Property
  void a_refund_is_converted_like_a_receipt(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long original,
      @ForAll @IntRange(min = 0, max = 1_000_000) int rate,
      @ForAll @IntRange(min = 0, max = 4) int decimals,
      @ForAll @IntRange(min = 0, max = 4) int poolDecimals) {
    Fraction each = Fraction.of(rate, 10_000);
    assertThat(Receipt.converted(-original, each, decimals, poolDecimals))
        .isEqualTo(-Receipt.converted(original, each, decimals, poolDecimals));
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatThrownBy(() -> Receipt.converted(Long.MAX_VALUE, Fraction.ONE, 0, 1))
        .isInstanceOf(Amount.OutOfRange.class);
    assertThat(Receipt.converted(Long.MAX_VALUE, Fraction.ONE, 2, 2)).isEqualTo(Long.MAX_VALUE);
  }
}
