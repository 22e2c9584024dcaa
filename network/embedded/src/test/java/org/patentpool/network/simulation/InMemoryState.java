package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.Sha256;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;
import org.patentpool.network.store.Version;

/** A state in memory. Its views notice being used after their end, or by two threads at once. */
public final class InMemoryState {
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(
          ByteString::copyFromUtf8, ByteString.unsignedLexicographicalComparator());

  private final Map<String, NavigableMap<String, StateValue>> rows = new HashMap<>();
  private final Map<String, StateValue> hashed = new HashMap<>();
  private final Map<String, List<StateView.Modification>> history = new HashMap<>();

  public synchronized InMemoryState put(String namespace, String key, String value, Version at) {
    return put(namespace, key, ByteString.copyFromUtf8(value), at);
  }

  public synchronized InMemoryState put(
      String namespace, String key, ByteString value, Version at) {
    StateValue old = map(namespace).get(key);
    ByteString metadata = old == null ? ByteString.EMPTY : old.metadata();
    map(namespace).put(key, new StateValue(value, metadata, at));
    modified(namespace, key, at, value);
    return this;
  }

  public synchronized InMemoryState metadata(
      String namespace, String key, String entry, String value) {
    StateValue old = Objects.requireNonNull(map(namespace).get(key));
    map(namespace).put(key, new StateValue(old.value(), metadata(entry, value), old.version()));
    return this;
  }

  /** A private row with its hash. */
  public synchronized InMemoryState putPrivate(
      String namespace, String collection, String key, String value, Version at) {
    map(namespace + "/" + collection)
        .put(key, new StateValue(ByteString.copyFromUtf8(value), ByteString.EMPTY, at));
    return putHash(namespace, collection, key, value, at, ByteString.EMPTY);
  }

  /** The hash of a private row whose value is held elsewhere. */
  public synchronized InMemoryState putHash(
      String namespace,
      String collection,
      String key,
      String value,
      Version at,
      ByteString metadata) {
    hashed.put(
        hashedKey(namespace, collection, Sha256.of(key)),
        new StateValue(Sha256.of(value), metadata, at));
    return this;
  }

  public static ByteString metadata(String entry, String value) {
    return KVMetadataWrite.newBuilder()
        .addEntries(
            KVMetadataEntry.newBuilder().setName(entry).setValue(ByteString.copyFromUtf8(value)))
        .build()
        .toByteString();
  }

  /** Applies the public writes of a simulation, as a valid transaction would. */
  public synchronized void apply(Simulation simulation, Version at) {
    try {
      for (NsReadWriteSet set :
          TxReadWriteSet.parseFrom(simulation.readWriteSet()).getNsRwsetList()) {
        for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
          if (write.getIsDelete()) {
            map(set.getNamespace()).remove(write.getKey());
            modified(set.getNamespace(), write.getKey(), at, ByteString.EMPTY);
          } else {
            put(set.getNamespace(), write.getKey(), write.getValue(), at);
          }
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("a simulation returned no read-write set", e);
    }
  }

  public View view() {
    return new View();
  }

  private void modified(String namespace, String key, Version at, ByteString value) {
    history
        .computeIfAbsent(namespace + "/" + key, _ -> new ArrayList<>())
        .addFirst(
            new StateView.Modification(
                "tx-%d-%d".formatted(at.block(), at.transaction()),
                at,
                value,
                1_700_000_000L + at.block(),
                (int) at.transaction(),
                value.isEmpty()));
  }

  private NavigableMap<String, StateValue> map(String name) {
    return rows.computeIfAbsent(name, _ -> new TreeMap<>(BY_BYTES));
  }

  private static String hashedKey(String namespace, String collection, ByteString keyHash) {
    return namespace + "/" + collection + "/" + HexFormat.of().formatHex(keyHash.toByteArray());
  }

  /** Reads the state as it is; tests do not change it while a view is open. */
  public final class View implements StateView {
    private final AtomicBoolean used = new AtomicBoolean();
    private int openRanges;
    private boolean closed;

    public int openRanges() {
      return openRanges;
    }

    @Override
    public long height() {
      return 1;
    }

    @Override
    public @Nullable StateValue get(String namespace, String key) {
      return exclusively(() -> map(namespace).get(key));
    }

    @Override
    public Range<Entry> range(String namespace, String start, String end) {
      return exclusively(() -> new Rows<>(entries(namespace, start, end).iterator(), this));
    }

    @Override
    public @Nullable StateValue hashed(String namespace, String collection, ByteString keyHash) {
      return exclusively(() -> hashed.get(hashedKey(namespace, collection, keyHash)));
    }

    @Override
    public @Nullable StateValue privateValue(String namespace, String collection, String key) {
      return exclusively(() -> map(namespace + "/" + collection).get(key));
    }

    @Override
    public Range<Entry> privateRange(
        String namespace, String collection, String start, String end) {
      return range(namespace + "/" + collection, start, end);
    }

    @Override
    public Range<Modification> history(String namespace, String key) {
      return exclusively(() ->
          new Rows<>(history.getOrDefault(namespace + "/" + key, List.of()).iterator(), this));
    }

    @Override
    public void close() {
      exclusively(() -> closed = true);
    }

    private List<Entry> entries(String name, String start, String end) {
      return map(name).tailMap(start, true).entrySet().stream()
          .filter(row -> end.isEmpty() || BY_BYTES.compare(row.getKey(), end) < 0)
          .map(row -> new Entry(row.getKey(), row.getValue()))
          .toList();
    }

    private <T extends @Nullable Object> T exclusively(Supplier<T> action) {
      if (!used.compareAndSet(false, true)) {
        throw new AssertionError("two threads use one view");
      }
      try {
        if (closed) {
          throw new AssertionError("a view is used after its end");
        }
        synchronized (InMemoryState.this) {
          return action.get();
        }
      } finally {
        used.set(false);
      }
    }
  }

  private static final class Rows<T> implements StateView.Range<T> {
    private final Iterator<T> rows;
    private final View view;
    private boolean closed;

    Rows(Iterator<T> rows, View view) {
      this.rows = rows;
      this.view = view;
      view.openRanges++;
    }

    @Override
    public boolean hasNext() {
      return view.exclusively(rows::hasNext);
    }

    @Override
    public T next() {
      return view.exclusively(rows::next);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        view.openRanges--;
      }
    }
  }
}
