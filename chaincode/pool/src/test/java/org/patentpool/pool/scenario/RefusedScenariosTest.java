package org.patentpool.pool.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.pool.scenario.RefusedScenario.Refusal;

/** Bad scenarios, each a file named after its fault and with nothing else wrong in it. */
class RefusedScenariosTest {
  private static final Path OWN = Path.of("src/test/resources/refused/scenarios");

  /** These cannot say themselves what is wrong with them. */
  private static final Path NOT_JSON = OWN.resolve("not-json");

  private static List<Path> own() throws IOException {
    try (Stream<Path> files = Files.walk(OWN)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>(own());
    all.addAll(VectorsTest.files("refused"));
    return all;
  }

  private static List<Refusal> refusals(Path file) throws IOException {
    return file.startsWith(NOT_JSON)
        ? List.of(new Refusal("", Fault.Code.SYNTAX))
        : RefusedScenario.read(file).refusals();
  }

  @ParameterizedTest
  @MethodSource("all")
  void it_is_refused_where_it_is_wrong_and_nowhere_else(Path file) throws IOException {
    assertThat(refusals(file)).isNotEmpty();
    Simulation.Outcome outcome = Simulation.of(file);
    assertThat(outcome).isInstanceOf(Simulation.Refused.class);
    assertThat(((Simulation.Refused) outcome).faults())
        .extracting(fault -> new Refusal(fault.at(), fault.code()))
        .containsExactlyInAnyOrderElementsOf(refusals(file));
  }

  @Test
  void the_command_gives_every_fault_a_line_of_its_own_and_answers_nothing() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Path file : own()) {
      for (Refusal refusal : refusals(file)) {
        String at = refusal.at().replace("\n", "\\u000a");
        expected.add(file + ": " + at + ": " + refusal.code());
      }
    }
    SimulateTest.Ran ran =
        SimulateTest.run(own().stream().map(Path::toString).toArray(String[]::new));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .extracting(line -> line.replaceFirst("(: [A-Z_]+): .*", "$1"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_fault_that_is_possible_has_a_file_and_no_file_has_another() throws IOException {
    PossibleFaults possible = PossibleFaults.read();
    SortedSet<String> shown = new TreeSet<>();
    for (Path file : own()) {
      if (!file.startsWith(NOT_JSON) && refusals(file).size() == 1) {
        shown.add(possible.shown(RefusedScenario.read(file), refusals(file).getFirst()));
      }
    }
    assertThat(shown).containsExactlyElementsOf(possible.all());
  }

  @Test
  void all_vectors_are_here() throws IOException {
    assertThat(VectorsTest.files("refused")).hasSizeGreaterThanOrEqualTo(33);
  }
}
