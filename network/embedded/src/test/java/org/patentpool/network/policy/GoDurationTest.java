package org.patentpool.network.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({"2s, PT2S", "50ms, PT0.05S", "1m30s, PT1M30S", "0.5s, PT0.5S", "1h, PT1H"})
  void spans_are_read(String text, Duration span) throws InvalidConfigException {
    assertThat(GoDuration.parse(text)).isEqualTo(span);
    assertThat(GoDuration.parse(GoDuration.format(span))).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "s", "-2s", "2 s", "2s ", "2x", "1e3s", "9999999999s"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(InvalidConfigException.class);
  }
}
