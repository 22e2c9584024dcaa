package org.patentpool.rules.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

  @ParameterizedTest
  @CsvSource({"USD, 2", "JPY, 0", "KWD, 3", "CLF, 4"})
  void a_currency_has_its_own_decimals(String code, int decimals) {
    assertThat(Currencies.decimals(code)).hasValue(decimals);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XAU", "XXX", "usd", ""})
  void what_has_no_decimals_is_no_currency(String code) {
    assertThat(Currencies.decimals(code)).isEmpty();
  }
}
