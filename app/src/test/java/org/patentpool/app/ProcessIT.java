package org.patentpool.app;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as a process of its own: what it prints, how it exits, what it leaves behind. */
class ProcessIT {
  @TempDir private Path folder;

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                PoolApplication.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(errors().toFile()).start();
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private String ready(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    assertThat(line).as(Files.readString(errors())).startsWith("ready http://127.0.0.1:");
    return line.substring("ready ".length());
  }

  private static String get(String url) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  /** Every process that works in the data folder. */
  private Set<Long> atWork() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(data().toString()))
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private void refused(String complaint, String... arguments) throws Exception {
    Process process = start(arguments);
    assertThat(process.waitFor(120, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(Files.readAllLines(errors())).singleElement().asString().contains(complaint);
    assertThat(process.inputReader().readLine()).isNull();
  }

  @Test
  void a_terminated_app_leaves_no_process_and_everything_it_had() throws Exception {
    Process process = start("--port", "0", "--data", data().toString());
    String members = get(ready(process) + "/api/members");
    assertThat(members).contains("founder-1");
    assertThat(atWork()).hasSizeGreaterThan(1);
    refused(
        "another app (process " + process.pid() + ")", "--port", "0", "--data", data().toString());
    process.destroy();
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(atWork()).isEmpty();

    Process again = start("--port", "0", "--data", data().toString());
    assertThat(get(ready(again) + "/api/members")).isEqualTo(members);
    again.destroy();
    assertThat(again.waitFor(60, SECONDS)).isTrue();
    assertThat(atWork()).isEmpty();
  }

  @Test
  void an_app_killed_while_it_unpacks_its_database_unpacks_it_anew() throws Exception {
    Path programs = data().resolve("database/programs");
    Process process = start("--port", "0", "--data", data().toString());
    await().atMost(2, MINUTES).until(() -> Files.exists(programs));
    process.destroyForcibly().waitFor();
    Process again = start("--port", "0", "--data", data().toString());
    assertThat(get(ready(again) + "/health")).contains("\"status\":\"up\"");
    again.destroy();
    assertThat(again.waitFor(60, SECONDS)).isTrue();
  }

  @Test
  void a_killed_app_starts_again_and_has_each_block_once() throws Exception {
    // Killed at no chosen moment: while the ledger, the database or the sample is being made.
    for (int seconds : List.of(5, 9, 13, 17)) {
      Process process = start("--port", "0", "--data", data().toString());
      process.waitFor(seconds, SECONDS);
      process.destroyForcibly().waitFor();
    }
    Process process = start("--port", "0", "--data", data().toString());
    String url = ready(process);
    assertThat(get(url + "/health")).contains("\"status\":\"up\"");
    String members = get(url + "/api/members");
    assertThat(members.split("\"party\"", -1)).hasSize(9);
    process.destroy();
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(atWork()).isEmpty();
  }

  @Test
  void what_it_cannot_do_is_one_line_and_exit_2() throws Exception {
    refused("--port 70000 is no port", "--port", "70000");
    refused("there is no option --loud", "--loud");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      refused("port " + port + " is taken", "--port", port, "--data", data().toString());
    }
    Path file = Files.createFile(folder.resolve("file"));
    refused("cannot use the data folder", "--port", "0", "--data", file.resolve("x").toString());
    refused(
        "there is no connection file",
        "--port",
        "0",
        "--data",
        data().toString(),
        "--ledger",
        folder.resolve("none").toString());
    Files.writeString(file, "{\"channel\":");
    refused(
        "is not valid JSON",
        "--port",
        "0",
        "--data",
        data().toString(),
        "--ledger",
        file.toString());
    assertThat(atWork()).isEmpty();
  }

  @Test
  void help_is_help() throws Exception {
    Process process = start("--help");
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(process.inputReader().lines()).first().asString().startsWith("usage: ./pool start");
  }
}
