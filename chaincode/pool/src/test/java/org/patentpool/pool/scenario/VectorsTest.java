package org.patentpool.pool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.pool.Vectors;

/** The rulebook's right answers: those of the project, and those beside the checkout. */
class VectorsTest {
  static List<Path> scenarios() throws IOException {
    return files("scenarios");
  }

  static List<Path> files(String kind) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder : Vectors.places(kind).toList()) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(all::add);
      }
    }
    return all;
  }

  private static Map<String, Value> members(Value node) {
    assertThat(node).isInstanceOf(Value.Members.class);
    return ((Value.Members) node).members();
  }

  private static Value member(Value node, String name) {
    Value member = members(node).get(name);
    if (member == null) {
      throw new AssertionError("there is no " + name);
    }
    return member;
  }

  private static Simulation.Outcome answerTo(Path file) throws IOException {
    return Simulation.of(file);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_scenario_has_its_answer(Path file) throws IOException {
    Value expected = member(Value.read(Files.readAllBytes(file)), "expected");
    Simulation.Outcome outcome = answerTo(file);
    assertThat(outcome).isInstanceOf(Simulation.Answered.class);
    String json = ((Simulation.Answered) outcome).json();
    assertThat(Value.read(json.getBytes(UTF_8))).isEqualTo(expected);
    assertThat(json).doesNotContain("\n");
  }

  @Test
  void all_vectors_are_here() throws IOException {
    assertThat(scenarios()).hasSizeGreaterThanOrEqualTo(75);
  }
}
