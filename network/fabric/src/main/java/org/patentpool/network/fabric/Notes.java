package org.patentpool.network.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.patentpool.network.NetworkException;

/**
 * What the script {@code keep} notes down of each process: its id, when it began, what it serves,
 * and in the end how it ended.
 */
final class Notes {
  private static final String RUNNING = ".running";
  private static final String ENDED = ".ended";

  /** A process notes itself down within moments; on a machine that is very busy, within these. */
  static final Duration NOTING = Duration.ofSeconds(30);

  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  private final Path folder;

  Notes(Path folder) {
    this.folder = folder;
  }

  /**
   * A process that runs.
   *
   * @param tag what it serves
   */
  record Running(ProcessHandle process, String tag) {}

  /** Where the notes of that name are, without their endings. */
  Path of(String name) {
    return folder.resolve(name);
  }

  /** The very process that was started under this name, when it still runs. */
  Optional<Running> running(String name) {
    return read(name + RUNNING).flatMap(note -> running(note.strip().split(" ", 3)));
  }

  private static Optional<Running> running(String[] words) {
    if (words.length < 3) {
      return Optional.empty();
    }
    Instant noted = Instant.ofEpochSecond(Long.parseLong(words[1]));
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().startInstant().filter(at -> fits(at, noted)).isPresent())
        .map(process -> new Running(process, words[2]));
  }

  /** Whoever got the number of a process that ended began long after the note. */
  private static boolean fits(Instant began, Instant noted) {
    return began.isBefore(noted.plus(CLOCK_TOLERANCE))
        && began.isAfter(noted.minus(NOTING).minus(CLOCK_TOLERANCE));
  }

  /** The exit code of the last process of this name, when it ended and somebody saw it. */
  Optional<String> ended(String name) {
    return read(name + ENDED).map(String::strip);
  }

  private Optional<String> read(String note) {
    Path file = folder.resolve(note);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new NetworkException(file + " cannot be read: " + e, e);
    }
  }

  /** Whoever was started and not forgotten since. */
  List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(RUNNING))
          .map(name -> name.substring(0, name.length() - RUNNING.length()))
          .sorted()
          .toList();
    }
  }

  void forget(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name + RUNNING));
    Files.deleteIfExists(folder.resolve(name + ENDED));
  }
}
