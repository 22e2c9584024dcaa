package org.patentpool.network.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.patentpool.network.NetworkException;

/**
 * The processes of a network. They outlive whoever starts them, and by their notes another process
 * finds and stops them.
 */
final class Processes {
  private static final String KEEP = "keep";
  private static final String SESSION = "setsid";
  private static final Pattern TROUBLE =
      Pattern.compile("\\b(FATA|PANI|ERRO)\\b|\\b(panic|[eE]rror|Exception): |could not");

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration LAST_NOTE = Duration.ofSeconds(5);

  private final Notes notes;
  private final Path logs;
  private final boolean hasSessions;
  private final Duration grace;
  private final Set<String> kept = new LinkedHashSet<>();
  private final Set<String> started = new LinkedHashSet<>();
  private boolean closed;

  Processes(Path data, Map<String, String> environment) {
    this(data, environment, GRACE);
  }

  /**
   * @param grace how long a process may take to end before it is ended by force
   */
  Processes(Path data, Map<String, String> environment, Duration grace) {
    this.grace = grace;
    this.notes = new Notes(data.resolve("run"));
    this.logs = data.resolve("logs");
    this.hasSessions = isOnPath(SESSION, environment);
  }

  private static boolean isOnPath(String program, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  Notes notes() {
    return notes;
  }

  /**
   * Starts the program unless it runs already. One of the same name that serves something else is
   * stopped first.
   *
   * @return whether it had to be started
   */
  synchronized boolean keep(Unit unit) throws IOException {
    kept.add(unit.name());
    Optional<Notes.Running> running = notes.running(unit.name());
    if (running.isPresent() && running.get().tag().equals(unit.tag())) {
      return false;
    }
    stop(List.of(unit.name()));
    if (closed) {
      throw new NetworkException("interrupted before " + unit.name() + " was started");
    }
    started.add(unit.name());
    start(unit);
    return true;
  }

  private void start(Unit unit) throws IOException {
    Files.createDirectories(logs);
    Path keep = notes.of(KEEP);
    Templates.writeScript(keep, Map.of());
    List<String> command = new ArrayList<>();
    // In a session of its own it hears nothing of this terminal.
    if (hasSessions) {
      command.add(SESSION);
    }
    command.addAll(List.of(keep.toString(), notes.of(unit.name()).toString(), unit.tag()));
    command.addAll(unit.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(unit.folder().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(unit.name()).toFile()));
    builder.environment().keySet().removeIf(Processes::isFabrics);
    builder.environment().putAll(unit.environment());
    Process keeper = builder.start();
    if (!Polling.until(
        Notes.NOTING, () -> notes.running(unit.name()).isPresent() || !keeper.isAlive())) {
      // What nobody finds later must not stay.
      keeper.descendants().forEach(ProcessHandle::destroyForcibly);
      keeper.destroyForcibly();
      throw new NetworkException(unit.name() + " does not get to run on this machine");
    }
  }

  /** Settings for the nodes of another network must not reach this one's. */
  private static boolean isFabrics(String variable) {
    return variable.startsWith("CORE_")
        || variable.startsWith("ORDERER_")
        || variable.startsWith("FABRIC_");
  }

  /** Throws when one of those that this object keeps has ended. */
  synchronized void checkAlive() {
    if (closed) {
      throw new NetworkException("interrupted");
    }
    for (String name : kept) {
      if (notes.running(name).isEmpty()) {
        throw new NetworkException(obituary(name));
      }
    }
  }

  /** How it ended, and what it said last. */
  private String obituary(String name) {
    String exit = notes.ended(name).map(code -> " with exit " + code).orElse("");
    return "%s ended%s: %s (%s)".formatted(name, exit, lastWords(name), log(name));
  }

  private Path log(String name) {
    return logs.resolve(name + ".log");
  }

  /** The last line that tells of trouble, because traces and farewells often follow it. */
  private String lastWords(String name) {
    try {
      List<String> lines = Files.readAllLines(log(name));
      return lines.reversed().stream()
          .filter(line -> TROUBLE.matcher(line).find())
          .findFirst()
          .or(() -> lines.reversed().stream().findFirst())
          .map(String::strip)
          .orElse("it said nothing");
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  /** Stops whatever this object has started, and lets it start nothing more. */
  synchronized void stopStarted() throws IOException {
    closed = true;
    stop(started);
  }

  /**
   * Stops all that were noted down in the folder.
   *
   * @return how many of them ran
   */
  synchronized int stopAll() throws IOException {
    return stop(notes.names());
  }

  /** Asks all of them to end, and ends by force who does not; returns when none is left. */
  private int stop(Collection<String> names) throws IOException {
    List<ProcessHandle> running = new ArrayList<>();
    for (String name : names) {
      notes.running(name).ifPresent(found -> running.add(found.process()));
    }
    List<ProcessHandle> keepers =
        running.stream().flatMap(process -> process.parent().stream()).toList();
    running.forEach(ProcessHandle::destroy);
    if (!Polling.until(grace, () -> noneAlive(running))) {
      running.forEach(ProcessHandle::destroyForcibly);
      Polling.until(GRACE, () -> noneAlive(running));
    }
    // They note the end down and then end, too: until then something is left behind.
    Polling.until(LAST_NOTE, () -> noneAlive(keepers));
    for (String name : names) {
      notes.forget(name);
    }
    return running.size();
  }

  private static boolean noneAlive(Collection<ProcessHandle> processes) {
    return processes.stream().noneMatch(ProcessHandle::isAlive);
  }
}
