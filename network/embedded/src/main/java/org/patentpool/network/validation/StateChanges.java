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

  /**
   * What one transaction does to one key. As in Fabric, what is done is added up and not joined: a
   * key that one transaction sets twice, as no simulator would have it, is not set.
   */
  private static final class Change {
    private static final int SETS = 1;
    private static final int SETS_METADATA = 2;
    private static final int CLEARS_METADATA = 4;
    private static final int DELETES = 8;

    private int done;
    private boolean purges;
    private ByteString value = ByteString.EMPTY;
    private ByteString metadata = ByteString.EMPTY;

    void set(ByteString newValue) {
      done += SETS;
      value = newValue;
    }

    void delete(boolean purge) {
      done += DELETES;
      purges = purge;
    }

    void setMetadata(ByteString newMetadata) {
      done += newMetadata.isEmpty() ? CLEARS_METADATA : SETS_METADATA;
      metadata = newMetadata;
    }

    private boolean has(int flag) {
      return (done & flag) != 0;
    }

    /**
     * A value alone keeps the key's metadata, metadata alone keeps its value; metadata for a key
     * that does not exist does nothing (null).
     */
    @Nullable Row row(@Nullable Row latest, Version version) {
      if (has(DELETES)) {
        return new Row(null, ByteString.EMPTY, version, purges);
      }
      if (has(SETS) && (has(SETS_METADATA) || has(CLEARS_METADATA))) {
        return new Row(value, metadata, version, false);
      }
      if (done == SETS) {
        return new Row(
            value, latest == null ? ByteString.EMPTY : latest.metadata(), version, false);
      }
      return latest == null || latest.isDeleted()
          ? null
          : new Row(latest.value(), metadata, version, false);
    }
  }

  private void applyRows(ReadWriteSet.Namespace part, Version version) {
    Map<String, Change> changes = new LinkedHashMap<>();
    for (KVWrite write : part.rows().getWritesList()) {
      Change change = changes.computeIfAbsent(write.getKey(), _ -> new Change());
      if (isDelete(write)) {
        change.delete(false);
      } else {
        change.set(write.getValue());
      }
      history.add(new HistoryEntry(part.name(), write.getKey(), version));
    }
    for (KVMetadataWrite write : part.rows().getMetadataWritesList()) {
      changes
          .computeIfAbsent(write.getKey(), _ -> new Change())
          .setMetadata(entries(write.getEntriesList()));
    }
    changes.forEach((key, change) -> {
      Row latest = latest(row(part.name(), key), () -> before.get(part.name(), key));
      Row next = change.row(latest, version);
      if (next != null) {
        rows.computeIfAbsent(part.name(), _ -> new TreeMap<>(KeyOrder.UTF_8)).put(key, next);
      }
    });
  }

  private void applyHashes(String namespace, ReadWriteSet.Collection part, Version version) {
    Map<ByteString, Change> changes = new LinkedHashMap<>();
    for (KVWriteHash write : part.rows().getHashedWritesList()) {
      Change change = changes.computeIfAbsent(write.getKeyHash(), _ -> new Change());
      if (isDelete(write)) {
        change.delete(write.getIsPurge());
      } else {
        change.set(write.getValueHash());
      }
    }
    for (KVMetadataWriteHash write : part.rows().getMetadataWritesList()) {
      changes
          .computeIfAbsent(write.getKeyHash(), _ -> new Change())
          .setMetadata(entries(write.getEntriesList()));
    }
    changes.forEach((keyHash, change) -> {
      Row latest =
          latest(
              hashedRow(namespace, part.name(), keyHash),
              () -> before.hashed(namespace, part.name(), keyHash));
      Row next = change.row(latest, version);
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
}
