package org.patentpool.contract.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The service jar as a process of its own, the way an organisation runs it. */
record Service(Process process, int port) {
  private static final String JAR = System.getProperty("contract.service.jar", "");
  private static final Path LOG = Path.of("target", "contract-server.log");

  /** Starts the jar on a free port and waits until it serves. */
  static Service start(List<String> arguments) throws Exception {
    int port = freePort();
    var all = new ArrayList<>(arguments);
    all.addAll(List.of("--address", "127.0.0.1:" + port));
    Process process = command(all).redirectError(LOG.toFile()).start();
    String line = process.inputReader().readLine();
    assertThat(line).as("see %s", LOG).isEqualTo("ready pool 127.0.0.1:" + port);
    return new Service(process, port);
  }

  private static ProcessBuilder command(List<String> arguments) {
    assertThat(Path.of(JAR)).isRegularFile();
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("CORE_"));
    return builder;
  }

  /** What a process that ends by itself said. */
  static Ended ended(List<String> arguments) throws Exception {
    Process process = command(arguments).start();
    var errors = CompletableFuture.supplyAsync(() -> process.errorReader().lines().toList());
    List<String> output = process.inputReader().lines().toList();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output, errors.get());
  }

  record Ended(int exit, List<String> output, List<String> errors) {}

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ends when told to").isTrue();
  }
}
