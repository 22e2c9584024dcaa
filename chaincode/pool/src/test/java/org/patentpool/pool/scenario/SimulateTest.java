package org.patentpool.pool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateTest {
  private static final Path VECTORS = Path.of("src/test/resources/vectors");
  private static final Path EXPLAINED = Path.of("src/test/resources/explained");

  @TempDir private Path folder;

  record Ran(int exit, List<String> out, List<String> err) {}

  static Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        Simulate.run(
            List.of(arguments),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Ran(
        exit, out.toString(UTF_8).lines().toList(), err.toString(UTF_8).lines().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"random-14", "bands-cap-and-nothing-due"})
  void an_explanation_is_kept_as_it_was(String name) throws IOException {
    Ran ran = run("--explain", VECTORS.resolve("scenarios/" + name + ".json").toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(Files.readAllLines(EXPLAINED.resolve(name + ".txt")));
    assertThat(ran.out()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
  }

  @Test
  void every_explanation_fits_100_columns() throws IOException {
    for (Path file : VectorsTest.scenarios()) {
      assertThat(run(file.toString(), "--explain").out())
          .isNotEmpty()
          .allMatch(line -> line.codePointCount(0, line.length()) <= 100, file.toString());
    }
  }

  @Test
  void one_bad_file_keeps_no_other_from_its_answer() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), "{\"pool\":{},\"families\":7}");
    Path missing = folder.resolve("missing.json");
    String good = VECTORS.resolve("scenarios/one-founder.json").toString();
    Ran ran = run(good, bad.toString(), missing.toString(), good);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).hasSize(2);
    assertThat(ran.err())
        .hasSize(6)
        .contains(bad + ": /families: TYPE: a list is expected")
        .contains(bad + ": /pool/id: MISSING: it is needed")
        .contains(missing + ": : MISSING: there is no such file");
  }

  @Test
  void no_file_at_all_is_refused() {
    assertThat(run("--explain").exit()).isEqualTo(2);
  }
}
