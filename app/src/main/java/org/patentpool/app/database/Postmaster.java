package org.patentpool.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.patentpool.app.start.StartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of a cluster. An app that was killed leaves it running; whoever holds the data
 * folder next stops it before starting its own.
 */
final class Postmaster {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  private final Path cluster;

  Postmaster(Path cluster) {
    this.cluster = cluster;
  }

  /** Returns when no server runs on the cluster any more. */
  void stop(Duration patience) throws IOException {
    Optional<ProcessHandle> running = running();
    if (running.isEmpty()) {
      return;
    }
    ProcessHandle process = running.get();
    LOG.info("stopping the database process {} that still runs on {}", process.pid(), cluster);
    process.destroy();
    awaitEnd(process, patience);
  }

  /** Returns when the process has ended, which is a moment after its file is gone. */
  void awaitEnd(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted while the database stopped", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StartException(
          "the database process "
              + process.pid()
              + " on "
              + cluster
              + " does not stop: stop it by hand",
          e);
    }
  }

  /** The process that serves the cluster now. */
  Optional<ProcessHandle> running() throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}")) {
      return Optional.empty();
    }
    // The number may long belong to another program: only a server on this cluster is meant.
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> commandLine(process).contains(cluster.toString()));
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .replace('\0', ' ');
    } catch (IOException _) {
      return process.info().commandLine().orElse("");
    }
  }
}
