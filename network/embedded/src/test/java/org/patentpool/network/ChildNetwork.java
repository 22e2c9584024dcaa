package org.patentpool.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the network's command line in processes of its own. */
final class ChildNetwork {
  private ChildNetwork() {}

  /** What a command that ended printed, and how it ended. */
  record Ended(int exit, List<String> out, List<String> err) {}

  static Process start(Path log, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                NetworkMain.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectOutput(log.toFile())
        .redirectError(log.resolveSibling(log.getFileName() + ".err").toFile())
        .start();
  }

  static Ended run(Path folder, String... words) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "command", ".out");
    Process process = start(log, words);
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(List.of(words) + " does not end");
    }
    return new Ended(
        process.exitValue(), lines(log), lines(log.resolveSibling(log.getFileName() + ".err")));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }

  /** Serves in the foreground; returns when it says that it does. */
  static Process serve(Path folder, Path data, Path jar) throws Exception {
    Path log = folder.resolve("serving.out");
    Files.deleteIfExists(log);
    Process process =
        start(
            log,
            "up",
            "--embedded",
            "--foreground",
            "--data",
            data.toString(),
            "--jar",
            jar.toString());
    while (true) {
      boolean ended = process.waitFor(20, TimeUnit.MILLISECONDS);
      if (lines(log).contains("ready " + data.resolve("connection.json"))) {
        return process;
      }
      if (ended) {
        throw new IllegalStateException(
            "exit %d: %s"
                .formatted(process.exitValue(), lines(log.resolveSibling("serving.out.err"))));
      }
    }
  }
}
