package org.patentpool.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The benchmark runs; how fast is not asked. */
@EnabledIfSystemProperty(named = "pool.full", matches = "true")
class LedgerBenchIT {
  @Test
  void every_round_is_printed_beside_its_bound() throws Exception {
    PrintStream before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      LedgerBench.main(
          new String[] {"--warm-up", "20", "--transactions", "100", "--in-flight", "8"});
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSize(9)
        .last()
        .asString()
        .startsWith("ratio to the signature bound: median ");
  }
}
