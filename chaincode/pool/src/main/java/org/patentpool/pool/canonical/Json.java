package org.patentpool.pool.canonical;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as the canonical bytes know it: an integer is the text of its digits, so there is no
 * number. Members are kept in the order of their UTF-16 code units.
 */
public sealed interface Json {

  /** A string, or an integer in decimal digits. */
  record Text(String value) implements Json {
    public Text {
      requireWellFormed(value);
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** The null of JSON. */
  enum Null implements Json {
    NULL
  }

  /** A list. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** An object. It never changes; adding a member makes another one. */
  final class Obj implements Json {
    public static final Obj EMPTY = new Obj(new TreeMap<>());

    private final SortedMap<String, Json> members;

    private Obj(SortedMap<String, Json> members) {
      this.members = members;
    }

    public static Obj of(Map<String, Json> members) {
      members.keySet().forEach(Json::requireWellFormed);
      return new Obj(new TreeMap<>(members));
    }

    /** The members in the order of their names' UTF-16 code units. */
    public SortedMap<String, Json> members() {
      return Collections.unmodifiableSortedMap(members);
    }

    public Optional<Json> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /** This object with one member more, or replaced; an empty {@link Optional} adds nothing. */
    public Obj with(String name, Object value) {
      if (value instanceof Optional<?> maybe && maybe.isEmpty()) {
        return this;
      }
      requireWellFormed(name);
      var more = new TreeMap<>(members);
      more.put(name, Json.of(value));
      return new Obj(more);
    }

    /** This object with another one's members, which replace those of the same name. */
    public Obj and(Obj more) {
      var all = new TreeMap<>(members);
      all.putAll(more.members);
      return new Obj(all);
    }

    public Obj without(String name) {
      var fewer = new TreeMap<>(members);
      fewer.remove(name);
      return new Obj(fewer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Obj obj && members.equals(obj.members);
    }

    @Override
    public int hashCode() {
      return members.hashCode();
    }

    @Override
    public String toString() {
      return Canonical.text(this);
    }
  }

  /** Something that is written as an object. */
  @FunctionalInterface
  interface Source {
    Obj json();
  }

  /** The JSON of a value of ours, a list of them, or JSON as it is. */
  static Json of(Object value) {
    return switch (value) {
      case Json json -> json;
      case Source source -> source.json();
      case LocalDate date -> new Text(date.toString());
      case Boolean truth -> new Bool(truth);
      case Optional<?> some -> of(some.orElseThrow());
      case List<?> list -> new Arr(list.stream().map(Json::of).toList());
      default -> new Text(text(value));
    };
  }

  /** The string that a scalar, a constant or an integer is written as. */
  static String text(Object value) {
    return switch (value) {
      case Scalar scalar -> scalar.value();
      case Enum<?> constant -> constant.name();
      case String text -> text;
      case Integer number -> number.toString();
      case Long number -> number.toString();
      default -> throw new IllegalArgumentException("no JSON for " + value);
    };
  }

  private static void requireWellFormed(String text) {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("a lone surrogate has no canonical bytes");
    }
  }

  /** Whether every surrogate has its other half. */
  static boolean isWellFormed(String text) {
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }
}
