package org.patentpool.pool.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patentpool.pool.canonical.Json;

/** Typed reading. A row is fetched once per decision, however often it is looked at. */
public final class Rows {

  private final Facts facts;
  private final Map<Key, Optional<byte[]>> fetched = new TreeMap<>();

  public Rows(Facts facts) {
    this.facts = facts;
  }

  /** Fetches rows that will be looked at, all in one go. */
  public void fetch(Collection<Key> keys) {
    fetched.putAll(facts.getAll(keys));
  }

  public <T extends Json.Source> Optional<T> find(RecordType<T> type, Object... parts) {
    Key key = type.key(parts);
    return fetched.computeIfAbsent(key, facts::get).map(bytes -> type.read(key, bytes));
  }

  /** The row that another row says is there. */
  public <T extends Json.Source> T get(RecordType<T> type, Object... parts) {
    return find(type, parts)
        .orElseThrow(() -> new UnreadableRecordException(type.key(parts), "is not there"));
  }

  /** All rows of a prefix, in the order of their keys. */
  public <T extends Json.Source> List<T> all(RecordType<T> type, Object... parts) {
    return facts.scan(type.key(parts)).entrySet().stream()
        .map(row -> type.read(row.getKey(), row.getValue()))
        .toList();
  }
}
