package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "start",
        "up --embedded --port",
        "up --embedded --port x",
        "up --embedded --port 65536",
        "up --embedded --port -1",
        "up --embedded --data --port",
        "up --embedded extra",
        "up --embedded --bft",
        "up --embedded --data a --data b",
        "up --unknown",
        "status --port 1",
        "enrol",
        "enrol OperatorMSP",
        "enrol OperatorMSP name more",
        "revoke OperatorMSP",
        "down now",
      })
  void a_command_line_that_cannot_be_meant_is_one_line_and_exit_2(String line) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "help",
        "up --help",
        "status -h",
        "down --help",
        "enrol --help",
        "revoke OperatorMSP --help",
      })
  void help_is_given_for_every_command(String line) {
    assertThat(run(line)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: network ");
    assertThat(err.size()).isZero();
  }

  @Test
  void a_program_without_real_networks_starts_none(@TempDir Path data) {
    assertThat(run("up --data " + data.resolve("new"))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("up --embedded");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void nothing_runs_in_an_empty_folder(@TempDir Path data) {
    assertThat(run("status --data " + data)).isEqualTo(1);
    assertThat(run("down --data " + data)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("not running " + data, "not running " + data);
    assertThat(run("enrol OperatorMSP somebody --data " + data)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no network in " + data);
    assertThat(data).isEmptyDirectory();
  }

  private int run(String line) {
    List<String> words = line.isEmpty() ? List.of() : Arrays.asList(line.split(" ", -1));
    return new NetworkMain(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            null)
        .run(words);
  }
}
