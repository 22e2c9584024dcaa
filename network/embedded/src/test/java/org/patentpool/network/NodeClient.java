package org.patentpool.network;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A user of the network who has nothing but {@code connection.json} and the npm package. */
record NodeClient(Path connection, String mspId, String user) {
  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path INSTALLED = Path.of("target/node-client");

  static NodeClient of(RunningNetwork running, String mspId, String user) {
    return new NodeClient(running.network().connection(), mspId, user);
  }

  /** Fetches the packages of the lock file; where there is no Node, the tests are skipped. */
  static void install() throws IOException, InterruptedException {
    for (String program : List.of("node", "npm")) {
      if (!isOnPath(program)) {
        String skipped = "SKIPPED: the npm client is not tested, because PATH has no " + program;
        System.out.println(skipped);
        abort(skipped);
      }
    }
    Files.createDirectories(INSTALLED);
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = INSTALLED.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    fetchPackages();
  }

  private static boolean isOnPath(String program) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void fetchPackages() throws IOException, InterruptedException {
    Path log = INSTALLED.resolve("npm.log");
    Process npm =
        new ProcessBuilder("npm", "ci", "--prefer-offline", "--cache", "../npm-cache")
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!npm.waitFor(10, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        throw new IllegalStateException("npm ci failed: " + Files.readString(log));
      }
    } finally {
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly();
    }
  }

  /** Starts the program with one of its commands. */
  NodeRun start(Object... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                INSTALLED.resolve("client.mjs").toString(),
                connection.toString(),
                mspId,
                user));
    for (Object word : words) {
      command.add(word.toString());
    }
    return new NodeRun(new ProcessBuilder(command).start());
  }

  /** Runs a command to its end. */
  NodeRun.Ended run(Object... words) throws IOException, InterruptedException {
    try (NodeRun run = start(words)) {
      return run.end();
    }
  }
}
