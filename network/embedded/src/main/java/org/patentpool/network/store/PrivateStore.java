package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.Promise.Collection;
import org.patentpool.network.store.Promise.Place;

/**
 * Private data as it was received, by block, transaction and place within it. It is the one thing
 * beside the blocks that nothing else can restore.
 *
 * <p>Rows: {@code R block tx position} → {@link Holding}; {@code K collection key-hash block tx
 * position}, where each key was written, for purges; {@code X expiry block tx position}; {@code D},
 * while something deleted may still stand in the files. Only R tells keys and values in clear.
 */
final class PrivateStore {
  private static final int PLACE = Long.BYTES + 2 * Integer.BYTES;
  private static final byte[] ERASURE_DUE = Key.of(Key.ERASURE_DUE).end();

  private final Database database;

  PrivateStore(Database database) {
    this.database = database;
  }

  /** A key that a transaction wants purged: all that was written to it earlier goes. */
  record Purge(Collection collection, ByteString keyHash, Version version) {}

  /** Notes what came with a block, in the order received, and then what did not come. */
  void keep(Batch batch, long block, Map<Integer, List<Holding>> holdings) {
    holdings.forEach((transaction, held) -> {
      for (int position = 0; position < held.size(); position++) {
        keep(batch, new Spot(block, transaction, position), held.get(position));
      }
    });
  }

  /** Returns when all of it survives a power cut. */
  void write(Batch batch) {
    database.write(batch, true);
  }

  private static void keep(Batch batch, Spot spot, Holding holding) {
    batch.put(spot.key(), holding.toBytes());
    if (holding.isHeld()) {
      for (KVWrite write : holding.writes().getWritesList()) {
        batch.put(spot.writtenIn(holding.collection(), keyHash(write)));
      }
      if (holding.expiresAtBlock() != Long.MAX_VALUE) {
        batch.put(spot.expiry(holding.expiresAtBlock()));
      }
    }
  }

  /** Everything that stands beside one block. */
  Map<Place, Holding> holdings(long block) {
    Map<Place, Holding> found = new HashMap<>();
    try (var rows = database.cursor(Key.of(Key.RECEIVED).number(block).end())) {
      for (; rows.valid(); rows.next()) {
        Holding holding = Holding.parse(rows.value());
        int transaction = Spot.parse(rows.key(), 1).transaction();
        found.put(new Place(transaction, holding.collection()), holding);
      }
    }
    return found;
  }

  BlockPrivateData read(long block) {
    var sets = new TreeMap<Integer, TxPvtReadWriteSet.Builder>();
    try (var rows = database.cursor(Key.of(Key.RECEIVED).number(block).end())) {
      for (; rows.valid(); rows.next()) {
        Holding holding = Holding.parse(rows.value());
        if (holding.isHeld()) {
          int transaction = Spot.parse(rows.key(), 1).transaction();
          append(sets.computeIfAbsent(transaction, _ -> TxPvtReadWriteSet.newBuilder()), holding);
        }
      }
    }
    var built = new TreeMap<Integer, TxPvtReadWriteSet>();
    sets.forEach((transaction, set) -> built.put(transaction, set.build()));
    return new BlockPrivateData(built);
  }

  private static void append(TxPvtReadWriteSet.Builder sets, Holding holding) {
    int last = sets.getNsPvtRwsetCount() - 1;
    NsPvtReadWriteSet next = holding.asReceived();
    if (last >= 0 && sets.getNsPvtRwset(last).getNamespace().equals(next.getNamespace())) {
      sets.getNsPvtRwsetBuilder(last).addAllCollectionPvtRwset(next.getCollectionPvtRwsetList());
    } else {
      sets.addNsPvtRwset(next);
    }
  }

  /**
   * Deletes what expires with this block or has expired before, and what these purges concern.
   *
   * @return whether there was anything left to delete
   */
  boolean forget(long block, Iterable<Purge> purges) {
    try (Batch batch = new Batch()) {
      Map<Spot, Holding> changed = new HashMap<>();
      expire(batch, block, changed);
      purges.forEach(purge -> purge(batch, purge, changed));
      changed.forEach((spot, holding) -> batch.put(spot.key(), holding.toBytes()));
      if (batch.isEmpty()) {
        return false;
      }
      batch.put(ERASURE_DUE);
      database.write(batch, false);
      return true;
    }
  }

  private void expire(Batch batch, long block, Map<Spot, Holding> changed) {
    byte[] from = Key.of(Key.RECEIVED_EXPIRY).end();
    byte[] behind = Key.of(Key.RECEIVED_EXPIRY).number(block + 1).end();
    try (var due = database.cursor(from, behind)) {
      for (; due.valid(); due.next()) {
        Spot spot = Spot.parse(due.key(), 1 + Long.BYTES);
        Holding holding = holding(spot);
        for (KVWrite write : holding.writes().getWritesList()) {
          batch.delete(spot.writtenIn(holding.collection(), keyHash(write)));
        }
        changed.put(spot, holding.expired());
        batch.delete(due.key());
      }
    }
  }

  private void purge(Batch batch, Purge purge, Map<Spot, Holding> changed) {
    byte[] prefix = writtenInPrefix(purge.collection(), purge.keyHash()).end();
    try (var writes = database.cursor(prefix)) {
      for (; writes.valid(); writes.next()) {
        Spot spot = Spot.parse(writes.key(), writes.key().length - PLACE);
        if (spot.isBefore(purge.version())) {
          Holding holding = changed.containsKey(spot) ? changed.get(spot) : holding(spot);
          changed.put(spot, holding.isHeld() ? without(holding, purge.keyHash()) : holding);
          batch.delete(writes.key());
        }
      }
    }
  }

  private static Holding without(Holding holding, ByteString keyHash) {
    KVRWSet all = holding.writes();
    KVRWSet.Builder rest = all.toBuilder().clearWrites();
    all.getWritesList().stream()
        .filter(write -> !keyHash(write).equals(keyHash))
        .forEach(rest::addWrites);
    return holding.with(rest.build());
  }

  private Holding holding(Spot spot) {
    byte[] bytes = database.get(spot.key());
    if (bytes == null) {
      throw new IllegalStateException("An index names private data that is not there: " + spot);
    }
    return Holding.parse(bytes);
  }

  /** Whether anything stands beside this block or a later one. */
  boolean reaches(long block) {
    byte[] from = Key.of(Key.RECEIVED).number(block).end();
    try (var rows = database.cursor(from, Key.behind(Key.of(Key.RECEIVED).end()))) {
      return rows.valid();
    }
  }

  /** Deletes what came with a block that was never acknowledged. */
  void discard(long block) {
    try (Batch batch = new Batch();
        var rows = database.cursor(Key.of(Key.RECEIVED).number(block).end())) {
      for (; rows.valid(); rows.next()) {
        Spot spot = Spot.parse(rows.key(), 1);
        Holding holding = Holding.parse(rows.value());
        batch.delete(rows.key());
        batch.delete(spot.expiry(holding.expiresAtBlock()));
        for (KVWrite write : holding.writes().getWritesList()) {
          batch.delete(spot.writtenIn(holding.collection(), keyHash(write)));
        }
      }
      if (!batch.isEmpty()) {
        batch.put(ERASURE_DUE);
        database.write(batch, true);
      }
    }
  }

  /** Leaves nothing in the files of what was deleted before. */
  void erase() {
    database.erase(Key.RECEIVED);
  }

  boolean erasureDue() {
    return database.has(ERASURE_DUE);
  }

  void erasureDone() {
    try (Batch batch = new Batch()) {
      batch.delete(ERASURE_DUE);
      database.write(batch, false);
    }
  }

  private static ByteString keyHash(KVWrite write) {
    return Sha256.of(write.getKeyBytes());
  }

  private static Key writtenInPrefix(Collection collection, ByteString keyHash) {
    return Key.of(Key.WRITTEN_IN).collection(collection).sized(keyHash.toByteArray());
  }

  /** Where a holding stands. */
  private record Spot(long block, int transaction, int position) {
    static Spot parse(byte[] key, int offset) {
      ByteBuffer bytes = ByteBuffer.wrap(key, offset, PLACE);
      return new Spot(bytes.getLong(), bytes.getInt(), bytes.getInt());
    }

    byte[] key() {
      return at(Key.of(Key.RECEIVED));
    }

    byte[] expiry(long expiresAtBlock) {
      return at(Key.of(Key.RECEIVED_EXPIRY).number(expiresAtBlock));
    }

    byte[] writtenIn(Collection collection, ByteString keyHash) {
      return at(writtenInPrefix(collection, keyHash));
    }

    private byte[] at(Key key) {
      return key.number(block).number(transaction).number(position).end();
    }

    boolean isBefore(Version version) {
      return new Version(block, transaction).isBefore(version);
    }
  }
}
