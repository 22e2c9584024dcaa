package org.patentpool.bench;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundsTest {
  /** A way that always comes to the same two figures. */
  private record Known(Figures figures) implements Way {
    Known(String name, long amount) {
      this(new Figures(new TreeMap<>(Map.of("gross", 100L, name, amount))));
    }

    @Override
    public void settle() {}
  }

  @ParameterizedTest
  @CsvSource({
    "fee, 4, 'java and sql: fee is 5 and 4'",
    "tax, 5, 'java and sql: fee is 5 and null'",
    "a, 5, 'java and sql: a is null and 5'",
  })
  void figures_that_differ_end_it_with_the_first_of_them(String name, long amount, String told) {
    Rounds rounds =
        new Rounds(
            new PrintStream(OutputStream.nullOutputStream()),
            List.of(
                new Runner("java", new Known("fee", 5), Duration.ZERO),
                new Runner("cursor", new Known("fee", 5), Duration.ZERO),
                new Runner("sql", new Known(name, amount), Duration.ZERO)));
    assertThatExceptionOfType(Rounds.Different.class)
        .isThrownBy(() -> rounds.run(1, 1))
        .withMessage(told);
  }
}
