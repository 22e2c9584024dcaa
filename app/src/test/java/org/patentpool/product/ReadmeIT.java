package org.patentpool.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.product.Walkthrough.Step;

/**
 * Types what the README shows and compares what comes. Two things differ from a reader's terminal:
 * the data goes to a folder of the test, and the app takes a free port.
 */
class ReadmeIT {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final String SHOWN = "http://127.0.0.1:8080";
  private static final Pattern READY = Pattern.compile("ready (http://127\\.0\\.0\\.1:\\d+)");
  private static final String END = "\0";

  @TempDir private Path folder;
  private final List<Process> running = new ArrayList<>();
  private String served = SHOWN;

  @Test
  void the_readme_shows_what_happens() throws Exception {
    var walk = Walkthrough.read(Files.readString(CHECKOUT.resolve("README.md")));
    assertThat(walk.steps()).isNotEmpty();
    for (Step step : walk.steps()) {
      type(step);
    }
  }

  @AfterEach
  void what_runs_on_ends_when_told_to() throws Exception {
    assertThat(start("./pool network down").waitFor()).isZero();
    for (Process process : running.reversed()) {
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ends within a minute").isTrue();
    }
  }

  private void type(Step step) throws Exception {
    Process process = start(step.commandAlone());
    running.add(process);
    BlockingQueue<String> lines = follow(process);
    var output = new StringBuilder();
    while (!(step.runsOn() && matches(step, output))) {
      String line = lines.poll(3, TimeUnit.MINUTES);
      assertThat(line).as("the next line of: %s%nafter:%n%s", step.command(), output).isNotNull();
      if (line.equals(END)) {
        break;
      }
      output.append(told(line)).append('\n');
    }
    assertThat(matches(step, output))
        .as("$ %s%nshows:%n%s%ngave:%n%s", step.command(), step.shown(), output)
        .isTrue();
    if (!step.runsOn()) {
      running.remove(process);
      assertThat(process.waitFor()).as("exit of: %s", step.command()).isZero();
    }
  }

  private static boolean matches(Step step, CharSequence output) {
    return step.expected().matcher(output.toString().strip()).matches();
  }

  private Process start(String command) throws IOException {
    String typed = command.replace(SHOWN, served);
    if (typed.startsWith("./pool start") && !typed.contains("--port")) {
      typed += " --port 0";
    }
    var builder =
        new ProcessBuilder("bash", "-c", isOneProgram(typed) ? "exec " + typed : typed)
            .directory(CHECKOUT.toFile())
            .redirectErrorStream(true);
    builder.environment().put("POOL_BUILD", "none");
    builder.environment().put("POOL_DATA", folder.resolve("data").toString());
    return builder.start();
  }

  /** One program takes the shell's place, so that it is the one that is told to end. */
  private static boolean isOneProgram(String command) {
    return !command.contains("|") && !command.contains(";");
  }

  /** What the reader would have seen at the port the README names. */
  private String told(String line) {
    Matcher ready = READY.matcher(line);
    if (ready.find()) {
      served = ready.group(1);
    }
    return line.replace(served, SHOWN);
  }

  private static BlockingQueue<String> follow(Process process) {
    var lines = new LinkedBlockingQueue<String>();
    Thread.ofVirtual()
        .start(() -> {
          try (var reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } finally {
            lines.add(END);
          }
        });
    return lines;
  }
}
