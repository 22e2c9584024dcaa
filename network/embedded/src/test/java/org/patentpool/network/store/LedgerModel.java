package org.patentpool.network.store;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.Ledger.TransactionPlace;
import org.patentpool.network.store.StateView.Entry;
import org.patentpool.network.store.StateView.Modification;

/** What a chain of {@link SampleChain} should make of a ledger, by plain maps. */
final class LedgerModel {
  private final List<Block> blocks = new ArrayList<>();
  private final List<TreeMap<Integer, TxPvtReadWriteSet>> received = new ArrayList<>();
  private final TreeMap<String, StateValue> state = new TreeMap<>(byBytes());
  private final Map<String, TreeMap<String, Expiring>> privateRows = new TreeMap<>();
  private final Map<String, Expiring> hashed = new TreeMap<>();
  private final Map<String, List<Modification>> history = new TreeMap<>();
  private final Map<String, TransactionPlace> index = new TreeMap<>();

  LedgerModel() {
    SampleChain.COLLECTIONS.forEach(c -> privateRows.put(c, new TreeMap<>(byBytes())));
    SampleChain.KEYS.forEach(key -> history.put(key, new ArrayList<>()));
  }

  private record Expiring(StateValue row, long expiresAt) {}

  private static Comparator<String> byBytes() {
    return Comparator.comparing(
        ByteString::copyFromUtf8, ByteString.unsignedLexicographicalComparator());
  }

  LedgerContents contents() {
    Map<String, List<Entry>> rowsInClear = new TreeMap<>();
    privateRows.forEach((collection, rows) -> {
      List<Entry> entries = new ArrayList<>();
      rows.forEach((key, row) -> entries.add(new Entry(key, row.row())));
      rowsInClear.put(collection, entries);
    });
    Map<String, StateValue> hashes = new TreeMap<>();
    hashed.forEach((key, row) -> hashes.put(key, row.row()));
    List<Entry> entries = new ArrayList<>();
    state.forEach((key, value) -> entries.add(new Entry(key, value)));
    List<BlockPrivateData> sets = received.stream().map(BlockPrivateData::new).toList();
    return new LedgerContents(blocks, sets, entries, rowsInClear, hashes, history, index);
  }

  void add(SampleBlock next) {
    Block block = next.block();
    long number = next.number();
    expire(number);
    blocks.add(block);
    received.add(new TreeMap<>(next.privateData().byTransaction()));
    ByteString codes = CommittedTransaction.codes(block);
    for (int i = 0; i < codes.size(); i++) {
      if (codes.byteAt(i) == 0) {
        CommittedTransaction transaction = CommittedTransaction.of(block, i);
        Version version = new Version(number, i);
        index.putIfAbsent(transaction.header().getTxId(), new TransactionPlace(number, i, 0));
        try {
          apply(transaction, version, next.privateData().of(i));
        } catch (InvalidProtocolBufferException e) {
          throw new IllegalArgumentException(e);
        }
      } else {
        received.getLast().remove(i);
        index.put("invalid-" + number + "-" + i, new TransactionPlace(number, i, codes.byteAt(i)));
      }
    }
  }

  private void expire(long number) {
    hashed.values().removeIf(row -> row.expiresAt() == number);
    privateRows.values().forEach(rows -> rows.values().removeIf(r -> r.expiresAt() == number));
    for (int block = 0; block < blocks.size(); block++) {
      if (SampleChain.EFFECTS.expiresAt(SampleChain.BRIEF, block) == number) {
        change(block, set -> set.getCollectionName().equals(SampleChain.BRIEF) ? null : set);
      }
    }
  }

  private interface Change {
    @Nullable CollectionPvtReadWriteSet of(CollectionPvtReadWriteSet set);
  }

  private void change(int block, Change change) {
    for (Integer transaction : List.copyOf(received.get(block).keySet())) {
      change(block, transaction, change);
    }
  }

  private void change(int block, int transaction, Change change) {
    TxPvtReadWriteSet.Builder all =
        requireNonNull(received.get(block).get(transaction)).toBuilder();
    var sets = all.getNsPvtRwsetBuilder(0);
    for (int i = sets.getCollectionPvtRwsetCount() - 1; i >= 0; i--) {
      CollectionPvtReadWriteSet changed = change.of(sets.getCollectionPvtRwset(i));
      if (changed == null) {
        sets.removeCollectionPvtRwset(i);
      } else {
        sets.setCollectionPvtRwset(i, changed);
      }
    }
    if (sets.getCollectionPvtRwsetCount() == 0) {
      received.get(block).remove(transaction);
    } else {
      received.get(block).put(transaction, all.build());
    }
  }

  private void apply(
      CommittedTransaction transaction, Version version, @Nullable TxPvtReadWriteSet inClear)
      throws InvalidProtocolBufferException {
    NsReadWriteSet set = transaction.readWriteSet().getNsRwset(0);
    KVRWSet writes = KVRWSet.parseFrom(set.getRwset());
    for (KVWrite write : writes.getWritesList()) {
      write(transaction, version, write);
    }
    for (KVMetadataWrite write : writes.getMetadataWritesList()) {
      ByteString metadata = write.toBuilder().clearKey().build().toByteString();
      state.computeIfPresent(
          write.getKey(), (_, old) -> new StateValue(old.value(), metadata, version));
    }
    for (CollectionHashedReadWriteSet hashes : set.getCollectionHashedRwsetList()) {
      for (KVWriteHash write :
          HashedRWSet.parseFrom(hashes.getHashedRwset()).getHashedWritesList()) {
        writeHash(hashes.getCollectionName(), write, version);
      }
    }
    if (inClear != null) {
      for (var came : inClear.getNsPvtRwset(0).getCollectionPvtRwsetList()) {
        for (KVWrite write : KVRWSet.parseFrom(came.getRwset()).getWritesList()) {
          writePrivate(came.getCollectionName(), write, version);
        }
      }
    }
  }

  private void write(CommittedTransaction transaction, Version version, KVWrite write) {
    String key = write.getKey();
    StateValue old = state.get(key);
    if (write.getIsDelete()) {
      state.remove(key);
    } else {
      ByteString metadata = old == null ? ByteString.EMPTY : old.metadata();
      state.put(key, new StateValue(write.getValue(), metadata, version));
    }
    var header = transaction.header();
    requireNonNull(history.get(key))
        .addFirst(
            new Modification(
                header.getTxId(),
                version,
                write.getValue(),
                header.getTimestamp().getSeconds(),
                0,
                write.getIsDelete()));
  }

  private void writeHash(String collection, KVWriteHash write, Version version) {
    String key =
        SampleChain.KEYS.stream()
            .filter(k -> SampleTransaction.keyHash(k).equals(write.getKeyHash()))
            .findFirst()
            .orElseThrow();
    String row = collection + "/" + key;
    if (write.getIsDelete()) {
      hashed.remove(row);
    } else {
      hashed.put(row, expiring(collection, write.getValueHash(), version));
    }
    if (write.getIsPurge()) {
      requireNonNull(privateRows.get(collection)).remove(key);
      for (int block = 0; block < blocks.size(); block++) {
        for (Integer transaction : List.copyOf(received.get(block).keySet())) {
          if (new Version(block, transaction).isBefore(version)) {
            change(
                block,
                transaction,
                set -> set.getCollectionName().equals(collection) ? without(set, key) : set);
          }
        }
      }
    }
  }

  private static CollectionPvtReadWriteSet without(CollectionPvtReadWriteSet set, String key) {
    try {
      KVRWSet all = KVRWSet.parseFrom(set.getRwset());
      KVRWSet.Builder rest = all.toBuilder().clearWrites();
      all.getWritesList().stream()
          .filter(write -> !write.getKey().equals(key))
          .forEach(rest::addWrites);
      return set.toBuilder().setRwset(rest.build().toByteString()).build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void writePrivate(String collection, KVWrite write, Version version) {
    var rows = requireNonNull(privateRows.get(collection));
    if (write.getIsDelete()) {
      rows.remove(write.getKey());
    } else {
      rows.put(write.getKey(), expiring(collection, write.getValue(), version));
    }
  }

  private static Expiring expiring(String collection, ByteString value, Version version) {
    return new Expiring(
        new StateValue(value, ByteString.EMPTY, version),
        SampleChain.EFFECTS.expiresAt(collection, version.block()));
  }
}
