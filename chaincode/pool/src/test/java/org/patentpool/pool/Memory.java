package org.patentpool.pool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.ledger.Write;

/** A ledger in memory. */
final class Memory implements Archive {

  private final NavigableMap<Key, byte[]> rows = new TreeMap<>();
  private final Map<Key, List<Version>> versions = new TreeMap<>();
  private int transactions;

  /** Applies the writes of one transaction. */
  void apply(List<Write> writes) {
    String transaction = "tx-" + ++transactions;
    for (Write write : writes) {
      Optional<byte[]> value =
          switch (write) {
            case Write.Put put -> Optional.of(put.bytes());
            case Write.Delete _ -> Optional.empty();
          };
      value.ifPresentOrElse(bytes -> rows.put(write.key(), bytes), () -> rows.remove(write.key()));
      versions
          .computeIfAbsent(write.key(), _ -> new ArrayList<>())
          .add(new Version(transaction, value));
    }
  }

  void put(Key key, Json row) {
    rows.put(key, Canonical.bytes(row));
  }

  /** Every row as text, to compare whole ledgers. */
  Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    rows.forEach(
        (key, value) -> texts.put(key.composite(), new String(value, StandardCharsets.UTF_8)));
    return texts;
  }

  @Override
  public Optional<byte[]> get(Key key) {
    return Optional.ofNullable(rows.get(key));
  }

  @Override
  public SequencedMap<Key, byte[]> scan(Key prefix) {
    return page(prefix, Optional.empty(), Integer.MAX_VALUE);
  }

  @Override
  public SequencedMap<Key, byte[]> page(Key prefix, Optional<Key> after, int limit) {
    var page = new TreeMap<Key, byte[]>();
    for (var row : rows.tailMap(after.orElse(prefix), after.isEmpty()).entrySet()) {
      if (page.size() == limit || !row.getKey().startsWith(prefix)) {
        break;
      }
      page.put(row.getKey(), row.getValue());
    }
    return page;
  }

  @Override
  public List<Version> history(Key key, int limit) {
    return versions.getOrDefault(key, List.of()).reversed().stream().limit(limit).toList();
  }
}
