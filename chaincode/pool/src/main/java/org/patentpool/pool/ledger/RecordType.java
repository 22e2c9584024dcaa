package org.patentpool.pool.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.MalformedException;
import org.patentpool.pool.canonical.StrictReader;

/**
 * One kind of row: its name, its key, its present version and the decoders of every version there
 * ever was. A new version is declared on top of the old one, which therefore cannot be lost.
 */
public final class RecordType<T extends Json.Source> {
  private static final int NUMBER_WIDTH = 10;

  private final String name;
  private final int version;
  private final Map<String, Form<T>> decoders;
  private final Function<T, List<?>> parts;

  private RecordType(
      String name, int version, Map<String, Form<T>> decoders, Function<T, List<?>> parts) {
    this.name = name;
    this.version = version;
    this.decoders = decoders;
    this.parts = parts;
  }

  /** Version 1 of a kind of row; {@code parts} takes the parts of the key from a record. */
  public static <T extends Json.Source> RecordType<T> first(
      String name, Form<T> form, Function<T, List<?>> parts) {
    Map<String, Form<T>> decoders = new TreeMap<>();
    decoders.put("1", form);
    return new RecordType<>(name, 1, decoders, parts);
  }

  /** The next version; {@code lift} carries a record of the old one over. The key stays. */
  public <N extends Json.Source> RecordType<N> next(
      Form<N> form, Function<T, N> lift, Function<N, List<?>> newParts) {
    Map<String, Form<N>> more = new TreeMap<>();
    decoders.forEach((v, decoder) -> more.put(v, (json, at) -> lift.apply(decoder.read(json, at))));
    more.put(String.valueOf(version + 1), form);
    return new RecordType<>(name, version + 1, more, newParts);
  }

  public String name() {
    return name;
  }

  /** The key of a row, or with fewer parts the beginning of the keys of many. */
  public Key key(Object... keyParts) {
    return key(Arrays.asList(keyParts));
  }

  /** Puts a row that was just read back: what could not be read is never written. */
  public Write put(T row) {
    var put = new Write.Put(keyOf(row), write(row));
    if (!read(put.key(), put.bytes()).equals(row)) {
      throw new IllegalStateException("a row of " + name + " reads otherwise than it was written");
    }
    return put;
  }

  public Write delete(Object... keyParts) {
    return new Write.Delete(key(keyParts));
  }

  /** The row as it is stored. */
  public Json.Obj write(T row) {
    return row.json().with("type", name).with("v", version);
  }

  /**
   * Reads a stored row.
   *
   * @throws UnreadableRecordException if this kind of row does not stand there in canonical bytes
   */
  public T read(Key key, byte[] bytes) {
    try {
      return readRow(key, bytes);
    } catch (MalformedException e) {
      throw new UnreadableRecordException(key, String.valueOf(e.getMessage()));
    }
  }

  /** A stored row of any version as the present version would store it. */
  public Json.Obj reread(Key key, byte[] bytes) {
    return write(read(key, bytes));
  }

  private T readRow(Key key, byte[] bytes) {
    if (!(StrictReader.read(bytes) instanceof Json.Obj row)
        || !Arrays.equals(Canonical.bytes(row), bytes)) {
      throw new UnreadableRecordException(key, "not a canonical object");
    }
    if (!member(row, "type").equals(name)) {
      throw new UnreadableRecordException(key, "unknown type " + member(row, "type"));
    }
    Form<T> decoder = decoders.get(member(row, "v"));
    if (decoder == null) {
      throw new UnreadableRecordException(key, "unknown version " + member(row, "v"));
    }
    T read = decoder.read(row.without("type").without("v"), "");
    if (!keyOf(read).equals(key)) {
      throw new UnreadableRecordException(key, "a row of another key");
    }
    return read;
  }

  private static String member(Json.Obj row, String field) {
    return row.members().get(field) instanceof Json.Text(String value) ? value : "";
  }

  private Key keyOf(T row) {
    return key(parts.apply(row));
  }

  private Key key(List<?> keyParts) {
    return new Key(name, keyParts.stream().map(RecordType::part).toList());
  }

  /** Numbers are padded so that their keys stand in their order. */
  private static String part(Object part) {
    String text = Json.text(part);
    return part instanceof Integer ? "0".repeat(NUMBER_WIDTH - text.length()) + text : text;
  }
}
