package org.patentpool.pool.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A JSON value as it stands in the file, with the faults that it may have. */
sealed interface Value {
  /** A list. */
  record Items(List<Value> items) implements Value {}

  /** A list that is too long to be kept: it is read again whenever somebody goes through it. */
  record LongList(Source source, List<String> path) implements Value {
    /**
     * Goes through its items.
     *
     * @throws UncheckedIOException when they cannot be read
     */
    void forEach(Consumer<Value> consumer) {
      try {
        ValueReader.readItems(source, path, consumer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An object; of a key that stands more than once the first value is kept. */
  record Members(Map<String, Value> members, List<String> doubled) implements Value {}

  /** A string. */
  record Text(String value) implements Value {}

  /** A number without point and exponent; of one far beyond 64 bits only the first digits. */
  record Whole(BigInteger value) implements Value {}

  /** Null, true, false, or a number with a point or an exponent: nothing a scenario has. */
  record Other(String told) implements Value {}

  /** Where values are read from, as often as needed. */
  interface Source {
    InputStream open() throws IOException;

    static Source of(byte[] utf8) {
      return () -> new ByteArrayInputStream(utf8);
    }
  }

  /**
   * Reads one value.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException when it is not JSON, or more than
   *     one value
   */
  static Value read(byte[] utf8) throws IOException {
    return read(Source.of(utf8), List.of());
  }

  /**
   * The same, but of some lists nothing is kept.
   *
   * @param longLists by the names of the members that lead to them
   */
  static Value read(Source source, List<List<String>> longLists) throws IOException {
    return ValueReader.read(source, longLists);
  }
}
