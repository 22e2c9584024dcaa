package org.patentpool.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patentpool.app.start.StartOptions.LedgerUser;

class StartOptionsTest {
  @Test
  void without_arguments_everything_is_its_own() {
    assertThat(StartOptions.parse(List.of(), Map.of()))
        .isEqualTo(
            new StartOptions(
                8080,
                Path.of(".data", "app").toAbsolutePath(),
                null,
                new LedgerUser("OperatorMSP", "operator"),
                false,
                false,
                false,
                null));
  }

  @Test
  void every_option_is_read() {
    assertThat(
            StartOptions.parse(
                List.of(
                    "--port",
                    "0",
                    "--data",
                    "/d",
                    "--ledger",
                    "/l/../c.json",
                    "--empty",
                    "--rebuild"),
                Map.of("POOL_DATABASE_URL", "url", "POOL_LEDGER_USER", "Founder1MSP/founder")))
        .isEqualTo(
            new StartOptions(
                0,
                Path.of("/d"),
                Path.of("/c.json"),
                new LedgerUser("Founder1MSP", "founder"),
                true,
                false,
                true,
                "url"));
    assertThat(StartOptions.parse(List.of("--sample"), Map.of()).sample()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 65536       | --port 65536 is no port
          --port -1          | --port -1 is no port
          --port http        | --port http is no port
          --port             | --port needs a value
          --data --empty     | --data needs a value
          --empty --empty    | --empty is given twice
          --empty --sample   | --empty and --sample exclude each other
          --verbose          | there is no option --verbose
          start              | there is no option start
          """)
  void a_bad_argument_is_named(String line, String complaint) {
    assertThatThrownBy(() -> StartOptions.parse(List.of(line.split(" ", -1)), Map.of()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource({"operator", "/operator", "OperatorMSP/"})
  void a_bad_ledger_user_is_named(String user) {
    assertThatThrownBy(() -> StartOptions.parse(List.of(), Map.of("POOL_LEDGER_USER", user)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("POOL_LEDGER_USER=" + user);
  }
}
