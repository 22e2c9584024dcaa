package org.patentpool.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The npm client at work. It ends by itself; closing ends it at once. */
final class NodeRun implements AutoCloseable {
  private static final long LONGEST_MINUTES = 5;

  private final Process process;
  private final BufferedReader out;
  private final List<Map<String, String>> lines = new ArrayList<>();

  NodeRun(Process process) {
    this.process = process;
    this.out = process.inputReader(UTF_8);
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES).execute(this::close);
  }

  /** How it ended, and all that it printed. */
  record Ended(int exit, List<Map<String, String>> lines, String complaint) {
    Map<String, String> line() {
      if (lines.size() != 1) {
        throw new IllegalStateException("not one line but " + this);
      }
      return lines.getFirst();
    }

    /** What its one line says under that name. */
    String value(String name) {
      return Objects.requireNonNull(line().get(name), name);
    }
  }

  /** The next line, once it is printed. */
  Map<String, String> next() throws IOException, InterruptedException {
    String line = out.readLine();
    if (line == null) {
      throw new IllegalStateException("nothing more comes: " + end());
    }
    lines.add(fields(line));
    return lines.getLast();
  }

  /** Waits for its end. */
  Ended end() throws IOException, InterruptedException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(fields(line));
    }
    String complaint = process.errorReader(UTF_8).readAllAsString();
    return new Ended(process.waitFor(), List.copyOf(lines), complaint);
  }

  private static Map<String, String> fields(String line) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          fields.put(json.currentName(), json.getText());
        }
      }
    }
    return fields;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
