package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.ordering.ReadWriteSet;
import org.patentpool.network.simulation.KeyOrder;
import org.patentpool.network.store.BlockUpdates.HistoryEntry;
import org.patentpool.network.store.Sha256;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;
import org.patentpool.network.store.Version;

/**
 * What the valid transactions of a block, applied one after the other, make of the state before it.
 * Public rows and hashed private rows; a later write of a key replaces an earlier one.
 */
final class StateChanges {
  private static final ByteString HASH_OF_NOTHING = Sha256.of(ByteString.EMPTY);

  private final StateView before;
  private final SortedMap<String, NavigableMap<String, Row>> rows = new TreeMap<>(KeyOrder.UTF_8);
  private final SortedMap<String, SortedMap<String, NavigableMap<ByteString, Row>>> hashed =
      new TreeMap<>(KeyOrder.UTF_8);
  private final List<HistoryEntry> history = new ArrayList<>();

  StateChanges(StateView before) {
    this.before = before;
  }

  /** Every namespace with a change, in order. */
  SortedSet<String> namespaces() {
    SortedSet<String> names = new TreeSet<>(KeyOrder.UTF_8);
    names.addAll(rows.keySet());
    names.addAll(hashed.keySet());
    return names;
  }

  SortedMap<String, NavigableMap<ByteString, Row>> collections(String namespace) {
    var touched = hashed.get(namespace);
    return touched == null ? Collections.emptySortedMap() : touched;
  }

  List<HistoryEntry> history() {
    return Collections.unmodifiableList(history);
  }

  /** What this block has made of the key so far, or null when it has not touched it. */
  @Nullable Row row(String namespace, String key) {
    return namespaceRows(namespace).get(key);
  }

  @Nullable Row hashedRow(String namespace, String collection, ByteString keyHash) {
    var keys = collections(namespace).get(collection);
    return keys == null ? null : keys.get(keyHash);
  }

  NavigableMap<String, Row> namespaceRows(String namespace) {
    var touched = rows.get(namespace);
    return touched == null ? new TreeMap<>(KeyOrder.UTF_8) : touched;
  }

  /** Applies one valid transaction. */
  void apply(ReadWriteSet set, Version version) {
    for (ReadWriteSet.Namespace part : set.namespaces()) {
      applyRows(part, version);
      for (ReadWriteSet.Collection collection : part.collections()) {
        applyHashes(part.name(), collection, version);
      }
    }
  }

  /** What one transaction does to one key: a value, or metadata, or both. */
  private static final class Change {
    boolean writes;
    boolean purges;
    @Nullable ByteString value;
    @Nullable ByteString metadata;
  }

  private void applyRows(ReadWriteSet.Namespace part, Version version) {
    Map<String, Change> changes = new LinkedHashMap<>();
    for (KVWrite write : part.rows().getWritesList()) {
      Change change = changes.computeIfAbsent(write.getKey(), _ -> new Change());
      change.writes = true;
      change.value = isDelete(write) ? null : write.getValue();
      history.add(new HistoryEntry(part.name(), write.getKey(), version));
    }
    for (KVMetadataWrite write : part.rows().getMetadataWritesList()) {
      changes.computeIfAbsent(write.getKey(), _ -> new Change()).metadata =
          entries(write.getEntriesList());
    }
    changes.forEach((key, change) -> {
      Row latest = latest(row(part.name(), key), () -> before.get(part.name(), key));
      Row next = merge(change, latest, version);
      if (next != null) {
        rows.computeIfAbsent(part.name(), _ -> new TreeMap<>(KeyOrder.UTF_8)).put(key, next);
      }
    });
  }

  private void applyHashes(String namespace, ReadWriteSet.Collection part, Version version) {
    Map<ByteString, Change> changes = new LinkedHashMap<>();
    for (KVWriteHash write : part.rows().getHashedWritesList()) {
      Change change = changes.computeIfAbsent(write.getKeyHash(), _ -> new Change());
      change.writes = true;
      change.purges = write.getIsPurge();
      change.value = isDelete(write) ? null : write.getValueHash();
    }
    for (KVMetadataWriteHash write : part.rows().getMetadataWritesList()) {
      changes.computeIfAbsent(write.getKeyHash(), _ -> new Change()).metadata =
          entries(write.getEntriesList());
    }
    changes.forEach((keyHash, change) -> {
      Row latest =
          latest(
              hashedRow(namespace, part.name(), keyHash),
              () -> before.hashed(namespace, part.name(), keyHash));
      Row next = merge(change, latest, version);
      if (next != null) {
        hashed
            .computeIfAbsent(namespace, _ -> new TreeMap<>(KeyOrder.UTF_8))
            .computeIfAbsent(
                part.name(), _ -> new TreeMap<>(ByteString.unsignedLexicographicalComparator()))
            .put(keyHash, next);
      }
    });
  }

  static boolean isDelete(KVWrite write) {
    return write.getIsDelete() || write.getValue().isEmpty();
  }

  static boolean isDelete(KVWriteHash write) {
    return write.getIsDelete()
        || write.getValueHash().isEmpty()
        || write.getValueHash().equals(HASH_OF_NOTHING);
  }

  private static ByteString entries(List<KVMetadataEntry> entries) {
    return entries.isEmpty()
        ? ByteString.EMPTY
        : KVMetadataWrite.newBuilder().addAllEntries(entries).build().toByteString();
  }

  private interface Lookup {
    @Nullable StateValue find();
  }

  private static @Nullable Row latest(@Nullable Row inBlock, Lookup committed) {
    if (inBlock != null) {
      return inBlock;
    }
    StateValue state = committed.find();
    return state == null ? null : Row.of(state);
  }

  /**
   * A value alone keeps the key's metadata, metadata alone keeps its value; metadata for a key that
   * does not exist does nothing (null).
   */
  private static @Nullable Row merge(Change change, @Nullable Row latest, Version version) {
    if (change.writes && change.value == null) {
      return new Row(null, ByteString.EMPTY, version, change.purges);
    }
    ByteString kept = latest == null ? ByteString.EMPTY : latest.metadata();
    ByteString metadata = change.metadata == null ? kept : change.metadata;
    if (change.writes) {
      return new Row(change.value, metadata, version, false);
    }
    if (latest == null || latest.isDeleted()) {
      return null;
    }
    return new Row(latest.value(), metadata, version, false);
  }
}
