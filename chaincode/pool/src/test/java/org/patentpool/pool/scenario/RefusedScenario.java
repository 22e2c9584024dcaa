package org.patentpool.pool.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bad scenario as its file spells it: number for number, and a key as often as it stands. */
final class RefusedScenario {
  private final Map<String, List<Spelt>> values = new TreeMap<>();

  private RefusedScenario() {}

  /** A value, or the beginning of one. */
  record Spelt(JsonToken token, String text) {}

  /** What the file says is wrong with it. */
  record Refusal(String at, Fault.Code code) {
    @Override
    public String toString() {
      return at + " " + code;
    }
  }

  static RefusedScenario read(Path file) throws IOException {
    var scenario = new RefusedScenario();
    try (JsonParser parser = ValueReader.JSON.createParser(file.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() || token.isStructStart()) {
          scenario
              .values
              .computeIfAbsent(
                  parser.getParsingContext().pathAsPointer().toString(), _ -> new ArrayList<>())
              .add(new Spelt(token, parser.getText()));
        }
      }
    }
    return scenario;
  }

  /** What stands at a place of the input: nothing, a value, or more where a key stands again. */
  List<Spelt> at(String pointer) {
    return values.getOrDefault("/input" + pointer, List.of());
  }

  List<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    while (values.containsKey("/refused/" + refusals.size())) {
      String each = "/refused/" + refusals.size();
      refusals.add(new Refusal(text(each + "/at"), Fault.Code.valueOf(text(each + "/code"))));
    }
    return refusals;
  }

  private String text(String pointer) {
    return values.getOrDefault(pointer, List.of()).getFirst().text();
  }
}
