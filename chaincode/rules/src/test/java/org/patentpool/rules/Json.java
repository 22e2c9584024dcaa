package org.patentpool.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain values: maps, lists, texts, longs and truth values, so that answers can be compared
 * as a whole.
 */
public record Json(@Nullable Object value) {

  public static Json parse(String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return new Json(read(parser));
    }
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, read(parser));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(read(parser));
        }
        yield elements;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }

  /** A member; what is absent reads as null. */
  public Json at(String name) {
    return new Json(value instanceof Map<?, ?> members ? members.get(name) : null);
  }

  public boolean isNull() {
    return value == null;
  }

  public List<Json> list() {
    List<Json> elements = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(each -> elements.add(new Json(each)));
    }
    return elements;
  }

  public Map<String, Json> members() {
    Map<String, Json> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> members.put(String.valueOf(name), new Json(each)));
    }
    return members;
  }

  public String text() {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalStateException("no text: " + value);
  }

  public long number() {
    if (value instanceof Long number) {
      return number;
    }
    throw new IllegalStateException("no number: " + value);
  }

  public int small() {
    return Math.toIntExact(number());
  }

  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  public LocalDate day() {
    return LocalDate.parse(text());
  }

  public @Nullable LocalDate dayOrNone() {
    return isNull() ? null : day();
  }
}
