package org.patentpool.pool.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.MalformedException;
import org.patentpool.pool.canonical.Scalar;
import org.patentpool.pool.canonical.Shape;
import org.patentpool.pool.canonical.StrictReader;

/**
 * One kind of row: its name, its key, its present version and the decoders of every version there
 * ever was. A new version is declared on top of the old one, which therefore cannot be lost.
 */
public final class RecordType<T extends Record> {

  private final String name;
  private final int version;
  private final Map<String, Function<Json.Obj, T>> decoders;
  private final Function<T, List<?>> parts;

  private RecordType(
      String name,
      int version,
      Map<String, Function<Json.Obj, T>> decoders,
      Function<T, List<?>> parts) {
    this.name = name;
    this.version = version;
    this.decoders = decoders;
    this.parts = parts;
  }

  /** Version 1 of a kind of row; {@code parts} takes the parts of the key from a record. */
  public static <T extends Record> RecordType<T> first(
      String name, Class<T> shape, Function<T, List<?>> parts) {
    Map<String, Function<Json.Obj, T>> decoders = new TreeMap<>();
    decoders.put("1", row -> Shape.read(shape, row, ""));
    return new RecordType<>(name, 1, decoders, parts);
  }

  /** The next version; {@code lift} carries a record of the old one over. The key stays. */
  public <N extends Record> RecordType<N> next(
      Class<N> shape, Function<T, N> lift, Function<N, List<?>> newParts) {
    Map<String, Function<Json.Obj, N>> more = new TreeMap<>();
    decoders.forEach((v, decoder) -> more.put(v, decoder.andThen(lift)));
    more.put(String.valueOf(version + 1), row -> Shape.read(shape, row, ""));
    return new RecordType<>(name, version + 1, more, newParts);
  }

  public String name() {
    return name;
  }

  /** The key of a row, or with fewer parts the beginning of the keys of many. */
  public Key key(Object... keyParts) {
    return key(Arrays.asList(keyParts));
  }

  public Write put(T row) {
    return new Write.Put(keyOf(row), write(row));
  }

  public Write delete(Object... keyParts) {
    return new Write.Delete(key(keyParts));
  }

  /** The row as it is stored. */
  public Json.Obj write(T row) {
    var fields = (Json.Obj) Shape.write(row);
    return fields.with("type", name).with("v", version);
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

  private T readRow(Key key, byte[] bytes) {
    if (!(StrictReader.read(bytes) instanceof Json.Obj row)
        || !Arrays.equals(Canonical.bytes(row), bytes)) {
      throw new UnreadableRecordException(key, "not a canonical object");
    }
    if (!member(row, "type").equals(name)) {
      throw new UnreadableRecordException(key, "unknown type " + member(row, "type"));
    }
    Function<Json.Obj, T> decoder = decoders.get(member(row, "v"));
    if (decoder == null) {
      throw new UnreadableRecordException(key, "unknown version " + member(row, "v"));
    }
    T read = decoder.apply(row.without("type").without("v"));
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
    return switch (part) {
      case Scalar scalar -> scalar.value();
      case Enum<?> constant -> constant.name();
      case Integer number -> "0".repeat(10 - number.toString().length()) + number;
      default -> throw new IllegalArgumentException("no key part: " + part.getClass());
    };
  }
}
