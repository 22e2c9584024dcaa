package org.patentpool.pool.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads values token by token. */
final class ValueReader {
  /** How deep a file may be nested; a scenario needs 7. */
  private static final int DEPTH = 64;

  /** A sign and as many digits as no number of 64 bits has. */
  private static final int LONGEST_WHOLE = 21;

  /** UTF-8 and nothing else; a long name or number is JSON and has a place to be refused at. */
  static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private final Value.Source source;
  private final List<List<String>> longLists;
  private final List<String> path = new ArrayList<>();

  private ValueReader(
      JsonParser parser, Value.Source source, List<List<String>> longLists, List<String> path) {
    this.parser = parser;
    this.source = source;
    this.longLists = longLists;
    this.path.addAll(path);
  }

  static Value read(Value.Source source, List<List<String>> longLists) throws IOException {
    try (JsonParser parser = JSON.createParser(source.open())) {
      Value value = new ValueReader(parser, source, longLists, List.of()).value(parser.nextToken());
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something follows the value");
      }
      return value;
    }
  }

  /** Reads the items of a list that has been found before. */
  static void readItems(Value.Source source, List<String> path, Consumer<Value> consumer)
      throws IOException {
    try (JsonParser parser = JSON.createParser(source.open())) {
      parser.nextToken();
      for (String name : path) {
        while (!name.equals(parser.nextFieldName())) {
          parser.nextToken();
          parser.skipChildren();
        }
        parser.nextToken();
      }
      new ValueReader(parser, source, List.of(), path).items(consumer);
    }
  }

  private Value value(@Nullable JsonToken token) throws IOException {
    if (token == null) {
      throw new JsonParseException(parser, "the value is missing");
    }
    if (path.size() > DEPTH) {
      throw new JsonParseException(parser, "it is nested deeper than " + DEPTH);
    }
    return switch (token) {
      case START_OBJECT -> members();
      case START_ARRAY -> list();
      case VALUE_STRING -> new Value.Text(parser.getText());
      case VALUE_NUMBER_INT -> new Value.Whole(whole());
      case VALUE_NUMBER_FLOAT -> new Value.Other("a number with a point or an exponent");
      case VALUE_NULL -> new Value.Other("null");
      default -> new Value.Other(token == JsonToken.VALUE_TRUE ? "true" : "false");
    };
  }

  private BigInteger whole() throws IOException {
    return parser.getTextLength() > LONGEST_WHOLE
        ? new BigInteger(parser.getText().substring(0, LONGEST_WHOLE))
        : parser.getBigIntegerValue();
  }

  private Value list() throws IOException {
    if (longLists.contains(path)) {
      parser.skipChildren();
      return new Value.LongList(source, List.copyOf(path));
    }
    List<Value> items = new ArrayList<>();
    items(items::add);
    return new Value.Items(items);
  }

  private void items(Consumer<Value> consumer) throws IOException {
    path.add("");
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      consumer.accept(value(t));
    }
    path.removeLast();
  }

  private Value members() throws IOException {
    Map<String, Value> members = new LinkedHashMap<>();
    Set<String> doubled = new LinkedHashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      path.add(name);
      Value value = value(parser.nextToken());
      path.removeLast();
      if (members.putIfAbsent(name, value) != null) {
        doubled.add(name);
      }
    }
    return new Value.Members(members, List.copyOf(doubled));
  }
}
