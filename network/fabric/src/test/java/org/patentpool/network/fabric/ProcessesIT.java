package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.NetworkException;

class ProcessesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path data;
  private Processes processes;

  @BeforeEach
  void none() {
    processes = processes();
  }

  @AfterEach
  void none_again() throws Exception {
    processes().stopAll();
  }

  private Processes processes() {
    return new Processes(data, System.getenv());
  }

  private Unit sleeping(String name, String tag) {
    return new Unit(name, tag, data, Map.of(), List.of("sleep", "600"));
  }

  private ProcessHandle running(String name) {
    return processes().notes().running(name).orElseThrow().process();
  }

  @Test
  void what_runs_is_found_by_others_and_not_started_twice() throws Exception {
    assertThat(processes.keep(sleeping("one", "a"))).isTrue();
    ProcessHandle one = running("one");
    assertThat(one.info().commandLine()).hasValueSatisfying(it -> assertThat(it).contains("600"));
    assertThat(processes().keep(sleeping("one", "a"))).isFalse();
    assertThat(running("one")).isEqualTo(one);
    assertThat(processes().stopAll()).isEqualTo(1);
    assertThat(one.isAlive()).isFalse();
    assertThat(processes().notes().names()).isEmpty();
  }

  @Test
  void what_serves_something_else_makes_room() throws Exception {
    processes.keep(sleeping("one", "a"));
    ProcessHandle before = running("one");
    assertThat(processes.keep(sleeping("one", "b"))).isTrue();
    assertThat(before.isAlive()).isFalse();
    assertThat(running("one")).isNotEqualTo(before);
  }

  @Test
  void nothing_is_left_of_a_start_that_was_broken_off() throws Exception {
    processes().keep(sleeping("before", "a"));
    processes.keep(sleeping("before", "a"));
    processes.keep(sleeping("one", "a"));
    ProcessHandle one = running("one");
    processes.stopStarted();
    assertThat(one.isAlive()).isFalse();
    assertThat(processes().notes().names()).containsExactly("before");
    assertThatThrownBy(() -> processes.keep(sleeping("two", "a")))
        .isInstanceOf(NetworkException.class);
    assertThat(processes().notes().names()).containsExactly("before");
  }

  @Test
  void the_end_of_one_is_told_with_its_exit_code_and_last_words() throws Exception {
    Unit failing =
        new Unit(
            "one",
            "a",
            data,
            Map.of("WHY", "no port"),
            List.of("sh", "-c", "echo error: $WHY; echo goodbye; exit 3"));
    processes.keep(failing);
    assertThat(Polling.until(PATIENCE, () -> processes.notes().ended("one").isPresent())).isTrue();
    assertThatThrownBy(processes::checkAlive)
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("one ended with exit 3: error: no port")
        .hasMessageContaining("logs/one.log");
  }

  @Test
  void who_is_deaf_is_ended_by_force() throws Exception {
    Unit deaf =
        new Unit(
            "one",
            "a",
            data,
            Map.of(),
            List.of("sh", "-c", "trap '' TERM; while :; do sleep 1; done"));
    processes.keep(deaf);
    ProcessHandle one = running("one");
    new Processes(data, System.getenv(), Duration.ofMillis(100)).stopAll();
    assertThat(one.isAlive()).isFalse();
  }

  /** The id of a process that ended may be anybody's by now. */
  @Test
  void whoever_got_the_number_of_one_that_ended_is_left_alone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.createDirectories(data.resolve("run"));
      long before = Instant.now().minusSeconds(3600).getEpochSecond();
      long after = Instant.now().plusSeconds(3600).getEpochSecond();
      Files.writeString(data.resolve("run/one.running"), stranger.pid() + " " + before + " a\n");
      Files.writeString(data.resolve("run/two.running"), stranger.pid() + " " + after + " a\n");
      assertThat(processes.notes().running("one")).isEmpty();
      assertThat(processes.notes().running("two")).isEmpty();
      assertThat(processes.stopAll()).isZero();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }
}
