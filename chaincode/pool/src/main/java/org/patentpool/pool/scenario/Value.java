package org.patentpool.pool.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON value as it stands in the file, with the faults that it may have. */
sealed interface Value {
  /** A list. */
  record Items(List<Value> items) implements Value {}

  /** An object; of a key that stands more than once the first value is kept. */
  record Members(Map<String, Value> members, List<String> doubled) implements Value {}

  /** A string. */
  record Text(String value) implements Value {}

  /** A number without point and exponent; of one far beyond 64 bits only the first digits. */
  record Whole(BigInteger value) implements Value {}

  /** Null, true, false, or a number with a point or an exponent: nothing a scenario has. */
  record Other(String told) implements Value {}

  /** How deep a file may be nested; a scenario needs 7. */
  int DEPTH = 64;

  /** A sign and as many digits as no number of 64 bits has. */
  int LONGEST_WHOLE = 21;

  /**
   * Reads one value.
   *
   * @throws IOException when it is not JSON, or more than one value
   */
  static Value read(byte[] utf8) throws IOException {
    try (JsonParser parser = factory().createParser(utf8)) {
      Value node = value(parser, parser.nextToken(), 0);
      if (parser.nextToken() != null) {
        throw new IOException("something follows the value");
      }
      return node;
    }
  }

  /** UTF-8 and nothing else; a long name or number is JSON and has a place to be refused at. */
  static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  private static Value value(JsonParser parser, JsonToken token, int depth) throws IOException {
    if (token == null) {
      throw new IOException("the value is missing");
    }
    if (depth > DEPTH) {
      throw new IOException("it is nested deeper than " + DEPTH);
    }
    return switch (token) {
      case START_OBJECT -> members(parser, depth);
      case START_ARRAY -> {
        List<Value> items = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
          items.add(value(parser, t, depth + 1));
        }
        yield new Items(items);
      }
      case VALUE_STRING -> new Text(parser.getText());
      case VALUE_NUMBER_INT -> new Whole(whole(parser.getText()));
      case VALUE_NUMBER_FLOAT -> new Other("a number with a point or an exponent");
      case VALUE_NULL -> new Other("null");
      default -> new Other(token == JsonToken.VALUE_TRUE ? "true" : "false");
    };
  }

  private static BigInteger whole(String digits) {
    return new BigInteger(digits.substring(0, Math.min(digits.length(), LONGEST_WHOLE)));
  }

  private static Value members(JsonParser parser, int depth) throws IOException {
    Map<String, Value> members = new LinkedHashMap<>();
    Set<String> doubled = new LinkedHashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (members.putIfAbsent(name, value(parser, parser.nextToken(), depth + 1)) != null) {
        doubled.add(name);
      }
    }
    return new Members(members, List.copyOf(doubled));
  }
}
