package org.patentpool.pool.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.pool.Vectors.number;
import static org.patentpool.pool.Vectors.object;
import static org.patentpool.pool.Vectors.objects;
import static org.patentpool.pool.Vectors.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.pool.Vectors;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.Secret;
import org.patentpool.pool.canonical.StrictReader;
import org.patentpool.pool.proof.Statement.Amounts;
import org.patentpool.pool.proof.Statement.Component;

/** The settlements that the scenarios expect have the roots and totals that they expect. */
class ScenariosTest {

  static Stream<Path> scenarios() {
    return Vectors.places("scenarios").flatMap(ScenariosTest::files).sorted();
  }

  static Stream<Path> seeded() {
    return scenarios().filter(file -> object(read(file), "input").get("seed").isPresent());
  }

  @ParameterizedTest
  @MethodSource("seeded")
  void the_root_and_the_total_are_those_of_the_scenario(Path file) {
    Json.Obj scenario = read(file);
    Json.Obj settlement = object(object(scenario, "expected"), "settlement");
    var payables = Payables.of(statements(object(scenario, "input"), settlement));
    assertThat(payables.root())
        .isEqualTo(
            new Node(number(settlement, "payableTotal"), new Hash(text(settlement, "root"))));
    for (Statement statement : payables.statements()) {
      var inclusion = payables.inclusion(statement.founder());
      assertThat(inclusion.proves(statement.leaf(), payables.root())).isTrue();
      byte[] stored = Canonical.bytes(statement.json());
      assertThat(Statement.FORM.read(StrictReader.read(stored), "")).isEqualTo(statement);
    }
  }

  @Test
  void there_are_scenarios_with_and_without_a_seed() {
    assertThat(seeded()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(scenarios().filter(file -> seeded().noneMatch(file::equals)))
        .isNotEmpty()
        .allSatisfy(file -> {
          Json.Obj expected = object(read(file), "expected");
          assertThat(object(expected, "settlement").members())
              .doesNotContainKeys("root", "payableTotal");
        });
  }

  private static List<Statement> statements(Json.Obj input, Json.Obj settlement) {
    Json.Obj pool = object(input, "pool");
    var seed = Secret.of(text(input, "seed"));
    return objects(settlement, "members").stream()
        .map(member -> {
          String founder = text(member, "id");
          return new Statement(
              text(pool, "id"),
              text(pool, "currency"),
              text(settlement, "quarter"),
              founder,
              amounts(member),
              objects(settlement, "components").stream()
                  .map(
                      it -> new Component(text(it, "kind"), number(object(it, "members"), founder)))
                  .toList(),
              Statement.salt(seed, founder));
        })
        .toList();
  }

  private static Amounts amounts(Json.Obj member) {
    return new Amounts(
        number(member, "share"),
        number(member, "carriedIn"),
        number(member, "adjustment"),
        number(member, "held"),
        number(member, "withheld"),
        number(member, "payable"),
        number(member, "carriedOut"));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Json.Obj read(Path file) {
    try {
      return Vectors.read(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
