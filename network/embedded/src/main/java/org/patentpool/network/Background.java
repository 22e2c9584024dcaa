package org.patentpool.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the network in a process of its own that outlives this one. */
final class Background {
  private static final String LOG = "network.log";
  private static final String SESSION = "setsid";
  private static final long LOOK_AGAIN_MILLIS = 50;

  private Background() {}

  /**
   * Starts this very program again with the given arguments, and returns when it serves.
   *
   * @return the line that it printed to say so
   * @throws NetworkException when it ends instead; its last words are in the log
   */
  static String start(Path data, List<String> arguments) {
    Path log = data.resolve(LOG);
    try {
      Files.createDirectories(data);
      Files.deleteIfExists(log);
      Process process =
          new ProcessBuilder(command(arguments))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      return awaitReady(process, log);
    } catch (IOException e) {
      throw new NetworkException("the network cannot be started in " + data + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException("interrupted before the network was ready; see " + log, e);
    }
  }

  private static String awaitReady(Process process, Path log)
      throws IOException, InterruptedException {
    while (true) {
      boolean ended = process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      Optional<String> ready =
          lines.stream().filter(line -> line.startsWith(NetworkMain.READY)).findFirst();
      if (ready.isPresent() && !ended) {
        return ready.get();
      }
      if (ended) {
        String why = lines.isEmpty() ? "it said nothing" : lines.getLast();
        throw new NetworkException("the network ended at once: " + why + " (" + log + ")");
      }
    }
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    // In a session of its own it gets no hang-up when the terminal closes.
    if (onPath(SESSION)) {
      command.add(SESSION);
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> !option.startsWith("-agentlib"))
            .toList());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(NetworkMain.class.getName());
    command.addAll(arguments);
    return command;
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
