package org.patentpool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.contract.planted.Planted;

/** The build itself, on classes among which one reads the clock. */
class PurityIT {
  private static final String PLANTED = "Planted$ReadsAClock.class";

  @TempDir private Path elsewhere;

  @ParameterizedTest
  @ValueSource(strings = {"rules", "pool", "contract"})
  void a_clock_planted_in_a_module_of_the_chaincode_breaks_its_build(String module)
      throws Exception {
    var copy =
        CheckoutCopy.at(
            elsewhere,
            "config/forbidden-apis",
            "chaincode/rules/target/classes",
            "chaincode/pool/target/classes",
            "chaincode/contract/target/classes");
    try (InputStream planted = Planted.class.getResourceAsStream(PLANTED)) {
      Files.copy(planted, copy.resolve("chaincode/" + module + "/target/classes/" + PLANTED));
    }
    int exit =
        copy.build(
            "-Dmaven.main.skip=true", "-pl", "chaincode/" + module, "-am", "process-classes");
    assertThat(exit).as(copy.log()).isNotZero();
    assertThat(copy.log())
        .contains("use the pool day that a row holds")
        .contains("in org.patentpool.contract.planted.Planted$ReadsAClock")
        .contains("check (deterministic) on project " + module);
  }
}
