package org.patentpool.network.testing;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.simulation.KeyOrder;
import org.patentpool.network.store.BlockUpdates;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;

/** A ledger that forgets everything with the test; views are full copies of the state. */
public final class MemoryLedger implements Ledger {
  private final List<Block> blocks = new ArrayList<>();
  private final List<BlockPrivateData> privateData = new ArrayList<>();
  private final List<BlockUpdates> updates = new ArrayList<>();
  private final Map<String, TransactionPlace> places = new HashMap<>();
  private State state = new State();

  private static final class State {
    final Map<String, NavigableMap<String, StateValue>> rows = new HashMap<>();
    final Map<String, Map<ByteString, StateValue>> hashed = new HashMap<>();
    final Map<String, NavigableMap<String, StateValue>> values = new HashMap<>();

    State copy() {
      State copy = new State();
      rows.forEach((name, map) -> copy.rows.put(name, new TreeMap<>(map)));
      hashed.forEach((name, map) -> copy.hashed.put(name, new HashMap<>(map)));
      values.forEach((name, map) -> copy.values.put(name, new TreeMap<>(map)));
      return copy;
    }
  }

  @Override
  public synchronized long height() {
    return blocks.size();
  }

  @Override
  public synchronized void append(Block block, BlockPrivateData received, BlockUpdates effects) {
    if (block.getHeader().getNumber() != blocks.size()) {
      throw new IllegalArgumentException("block " + block.getHeader().getNumber() + " out of turn");
    }
    State next = state.copy();
    effects
        .state()
        .forEach(write ->
            set(
                next.rows.computeIfAbsent(write.namespace(), _ -> new TreeMap<>(KeyOrder.UTF_8)),
                write.key(),
                value(write.value(), write.metadata(), write.version())));
    effects
        .hashed()
        .forEach(write ->
            set(
                next.hashed.computeIfAbsent(
                    write.namespace() + "/" + write.collection(), _ -> new HashMap<>()),
                write.keyHash(),
                value(write.valueHash(), write.metadata(), write.version())));
    effects
        .privateRows()
        .forEach(write ->
            set(
                next.values.computeIfAbsent(
                    write.namespace() + "/" + write.collection(),
                    _ -> new TreeMap<>(KeyOrder.UTF_8)),
                write.key(),
                value(write.value(), ByteString.EMPTY, write.version())));
    effects
        .transactions()
        .forEach(entry ->
            places.putIfAbsent(
                entry.txId(), new TransactionPlace(blocks.size(), entry.index(), entry.code())));
    blocks.add(block);
    privateData.add(received);
    updates.add(effects);
    state = next;
    notifyAll();
  }

  private static @Nullable StateValue value(
      @Nullable ByteString value,
      ByteString metadata,
      org.patentpool.network.store.Version version) {
    return value == null ? null : new StateValue(value, metadata, version);
  }

  private static <K> void set(Map<K, StateValue> map, K key, @Nullable StateValue value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  @Override
  public synchronized Block block(long number) {
    return blocks.get((int) number);
  }

  @Override
  public synchronized BlockPrivateData privateData(long number) {
    return privateData.get((int) number);
  }

  /** What was to be applied with a block. */
  public synchronized BlockUpdates updates(long number) {
    return updates.get((int) number);
  }

  @Override
  public synchronized Optional<TransactionPlace> find(String txId) {
    return Optional.ofNullable(places.get(txId));
  }

  @Override
  public synchronized StateView snapshot() {
    return new View(state, blocks.size());
  }

  @Override
  public synchronized boolean awaitBlock(long number, long timeoutMillis)
      throws InterruptedException {
    long end = System.nanoTime() + timeoutMillis * 1_000_000;
    while (blocks.size() <= number) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  @Override
  public void close() {}

  private record View(State state, long height) implements StateView {
    @Override
    public @Nullable StateValue get(String namespace, String key) {
      var rows = state.rows.get(namespace);
      return rows == null ? null : rows.get(key);
    }

    @Override
    public Range<Entry> range(String namespace, String start, String end) {
      return entries(state.rows.get(namespace), start, end);
    }

    @Override
    public @Nullable StateValue hashed(String namespace, String collection, ByteString keyHash) {
      var rows = state.hashed.get(namespace + "/" + collection);
      return rows == null ? null : rows.get(keyHash);
    }

    @Override
    public @Nullable StateValue privateValue(String namespace, String collection, String key) {
      var rows = state.values.get(namespace + "/" + collection);
      return rows == null ? null : rows.get(key);
    }

    @Override
    public Range<Entry> privateRange(
        String namespace, String collection, String start, String end) {
      return entries(state.values.get(namespace + "/" + collection), start, end);
    }

    @Override
    public Range<Modification> history(String namespace, String key) {
      throw new UnsupportedOperationException("this ledger keeps no history");
    }

    @Override
    public void close() {}

    private static Range<Entry> entries(
        @Nullable NavigableMap<String, StateValue> rows, String start, String end) {
      List<Entry> found = new ArrayList<>();
      if (rows != null) {
        rows.tailMap(start, true)
            .forEach((key, value) -> {
              if (end.isEmpty() || KeyOrder.UTF_8.compare(key, end) < 0) {
                found.add(new Entry(key, value));
              }
            });
      }
      Iterator<Entry> each = found.iterator();
      return new Range<>() {
        @Override
        public boolean hasNext() {
          return each.hasNext();
        }

        @Override
        public Entry next() {
          return each.next();
        }

        @Override
        public void close() {}
      };
    }
  }
}
