package org.patentpool.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.patentpool.network.NetworkException;
import org.patentpool.network.fabric.FabricNetwork;

/** The benchmark runs; how fast is not asked. */
@EnabledIfSystemProperty(named = "pool.full", matches = "true")
class LedgerBenchIT {
  private static final String SMALL =
      "--warm-up 20 --transactions 100 --in-flight 8 --real-warm-up 10 --real-transactions 40";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Map<String, String> environment, String arguments) throws Exception {
    return LedgerBench.run(
        List.of(arguments.split(" ", -1)),
        environment,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  private List<String> printed() {
    return out.toString(UTF_8).lines().toList();
  }

  @Test
  void without_fabrics_programs_the_embedded_ledger_is_measured_and_one_line_says_how_to_get_them()
      throws Exception {
    assertThat(run(Map.of(), SMALL)).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(printed()).hasSize(10);
    assertThat(printed().get(8)).startsWith("ratio to the signature bound: median ");
    assertThat(printed().get(9))
        .startsWith("NOT MEASURED: real Fabric")
        .contains("peer and orderer", "FABRIC_BIN");
  }

  @Test
  void with_them_both_ledgers_and_the_bare_put_are_measured_by_turns_and_nothing_is_left()
      throws Exception {
    try {
      FabricNetwork.checkPrograms(System.getenv());
    } catch (NetworkException e) {
      String skipped = "SKIPPED: the benchmark is not run on real Fabric: " + e.getMessage();
      System.out.println(skipped);
      abort(skipped);
    }
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    assertThat(run(System.getenv(), SMALL)).isZero();
    assertThat(printed()).hasSize(19);
    assertThat(printed().subList(11, 16))
        .allSatisfy(line -> assertThat(line.strip().split(" +", -1)).hasSize(11));
    assertThat(printed().get(16)).startsWith("embedded to real Fabric: median ");
    assertThat(printed().get(17)).startsWith("on real Fabric, command to bare put: median ");
    assertThat(printed().get(18)).startsWith("one at a time, command to bare put: median ");
    assertThat(err.toString(UTF_8).lines()).last().asString().startsWith("stopped ");
    assertThat(ProcessHandle.current().descendants()).isSubsetOf(before);
  }

  @Test
  void an_option_that_cannot_be_used_is_one_line_and_exit_2() throws Exception {
    assertThat(run(Map.of(), "--real-warm-up none")).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains("--real-warm-up");
  }
}
