package org.patentpool.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java and SQL come to the same figures; how fast is not asked. */
class SettleBenchIT {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String arguments) throws Exception {
    return SettleBench.run(
        List.of(arguments.split(" ", -1)),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  /** The second has a deficit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--receipts 2000 --members 200",
        "--receipts 1 --founders 2 --families 3 --members 3",
      })
  void a_small_quarter_comes_to_the_same_in_every_way(String size) throws Exception {
    assertThat(run(size + " --warm-up 1 --rounds 1")).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(out.toString(UTF_8).lines())
        .filteredOn(line -> line.contains("median"))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("sql / java"),
            second -> assertThat(second).isEqualTo("sql / cursor"),
            third -> assertThat(third).isEqualTo("sql / scenario"),
            founders -> assertThat(founders).startsWith("split among "),
            families -> assertThat(families).startsWith("split among "));
  }

  @Test
  void an_option_that_cannot_be_used_is_one_line_and_exit_2() throws Exception {
    assertThat(run("--receipts none")).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains("--receipts");
  }
}
