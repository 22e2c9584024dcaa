package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.BlockUpdates.HashedWrite;
import org.patentpool.network.store.BlockUpdates.HistoryEntry;
import org.patentpool.network.store.BlockUpdates.Indexed;
import org.patentpool.network.store.BlockUpdates.PrivateWrite;
import org.patentpool.network.store.BlockUpdates.StateWrite;
import org.patentpool.network.store.Ledger.TransactionPlace;
import org.patentpool.network.store.Promise.Collection;

/**
 * The state that the blocks make, one batch per block.
 *
 * <p>Rows: {@code S namespace key}, {@code H collection key-hash} and {@code P collection key} →
 * {@link Row}; {@code Q collection key-hash} → the private key in clear; {@code Y namespace key
 * version}, newest first, the history; {@code T txid} → place; {@code B number} → hash of that
 * block, which ties this state to one chain and shows a batch that is missing; {@code E block
 * version collection key-hash}, what expires with which block.
 */
final class StateStore {
  private static final int EXPIRY_COLLECTION = 1 + 2 * Long.BYTES + Integer.BYTES;

  private final Database database;

  StateStore(Database database) {
    this.database = database;
  }

  Optional<TransactionPlace> find(String txId) {
    return Optional.ofNullable(database.get(transactionKey(txId))).map(Row::transactionPlace);
  }

  @Nullable ByteString blockHash(long number) {
    byte[] hash = database.get(Key.of(Key.BLOCK).number(number).end());
    return hash == null ? null : ByteString.copyFrom(hash);
  }

  /** Whether this block or a later one was applied. */
  boolean reaches(long block) {
    byte[] from = Key.of(Key.BLOCK).number(block).end();
    try (var rows = database.cursor(from, Key.behind(Key.of(Key.BLOCK).end()))) {
      return rows.valid();
    }
  }

  /**
   * What applying the block changes, against the state before it.
   *
   * @param expiries when what the block writes to a collection goes
   */
  Batch prepare(long block, ByteString hash, BlockUpdates updates, Map<Collection, Long> expiries) {
    Batch batch = new Batch();
    boolean prepared = false;
    try {
      expire(batch, block);
      updates.state().forEach(write -> write(batch, write));
      Map<ByteString, Version> purged = new HashMap<>();
      updates.hashed().forEach(write -> write(batch, write, expiries, purged));
      updates.privateRows().forEach(write -> write(batch, write, purged));
      updates.history().forEach(entry -> batch.put(historyKey(entry)));
      index(batch, block, updates.transactions());
      batch.put(Key.of(Key.BLOCK).number(block).end(), hash.toByteArray());
      prepared = true;
      return batch;
    } finally {
      if (!prepared) {
        batch.close();
      }
    }
  }

  void write(Batch batch) {
    database.write(batch, false);
  }

  /** Like Fabric, takes away the hashed row with the private one, unless written again since. */
  private void expire(Batch batch, long block) {
    byte[] from = Key.of(Key.EXPIRY).end();
    byte[] behind = Key.of(Key.EXPIRY).number(block + 1).end();
    try (var due = database.cursor(from, behind)) {
      for (; due.valid(); due.next()) {
        byte[] row = due.key();
        byte[] place = Arrays.copyOfRange(row, EXPIRY_COLLECTION, row.length);
        ByteBuffer version = ByteBuffer.wrap(row, 1 + Long.BYTES, row.length - 1 - Long.BYTES);
        expire(batch, place, new Version(version.getLong(), version.getInt()));
        batch.delete(row);
      }
    }
  }

  private void expire(Batch batch, byte[] place, Version version) {
    byte[] hashedKey = Key.of(Key.HASHED).last(place);
    byte[] hashed = database.get(hashedKey);
    if (hashed != null && Row.version(hashed).equals(version)) {
      batch.delete(hashedKey);
    }
    byte[] clearKey = Key.of(Key.CLEAR_KEY).last(place);
    byte[] privateKey = privateKey(place, database.get(clearKey));
    byte[] held = privateKey == null ? null : database.get(privateKey);
    if (privateKey != null && held != null && Row.version(held).equals(version)) {
      batch.delete(privateKey);
      batch.delete(clearKey);
    }
  }

  private static void write(Batch batch, StateWrite write) {
    byte[] key = Key.of(Key.STATE).name(write.namespace()).last(write.key());
    put(batch, key, write.value(), write.metadata(), write.version());
  }

  private static void put(
      Batch batch, byte[] key, @Nullable ByteString value, ByteString metadata, Version version) {
    if (value == null) {
      batch.delete(key);
    } else {
      batch.put(key, Row.of(new StateValue(value, metadata, version)));
    }
  }

  private void write(
      Batch batch,
      HashedWrite write,
      Map<Collection, Long> expiries,
      Map<ByteString, Version> purged) {
    Collection collection = new Collection(write.namespace(), write.collection());
    byte[] place = place(collection, write.keyHash());
    put(
        batch,
        Key.of(Key.HASHED).last(place),
        write.valueHash(),
        write.metadata(),
        write.version());
    long expiresAt = expiries.getOrDefault(collection, Long.MAX_VALUE);
    if (write.valueHash() != null && expiresAt != Long.MAX_VALUE) {
      batch.put(expiryKey(expiresAt, write.version(), place));
    }
    if (write.purge()) {
      purged.put(ByteString.copyFrom(place), write.version());
      byte[] clearKey = Key.of(Key.CLEAR_KEY).last(place);
      byte[] privateKey = privateKey(place, database.get(clearKey));
      if (privateKey != null) {
        batch.delete(privateKey);
        batch.delete(clearKey);
      }
    }
  }

  private static void write(Batch batch, PrivateWrite write, Map<ByteString, Version> purged) {
    Collection collection = new Collection(write.namespace(), write.collection());
    byte[] clear = Key.utf8(write.key());
    byte[] place = place(collection, Sha256.of(ByteString.copyFrom(clear)));
    Version purge = purged.get(ByteString.copyFrom(place));
    if (purge != null && write.version().isBefore(purge)) {
      return;
    }
    byte[] key = Key.of(Key.PRIVATE).collection(collection).last(clear);
    put(batch, key, write.value(), ByteString.EMPTY, write.version());
    byte[] clearKey = Key.of(Key.CLEAR_KEY).last(place);
    if (write.value() == null) {
      batch.delete(clearKey);
    } else {
      batch.put(clearKey, clear);
    }
  }

  private void index(Batch batch, long block, List<Indexed> transactions) {
    Set<String> inThisBlock = new HashSet<>();
    for (Indexed indexed : transactions) {
      byte[] key = transactionKey(indexed.txId());
      if (inThisBlock.add(indexed.txId()) && !database.has(key)) {
        batch.put(key, Row.of(new TransactionPlace(block, indexed.index(), indexed.code())));
      }
    }
  }

  /** Leaves nothing in the files of private rows that were deleted before. */
  void erase() {
    database.erase(Key.PRIVATE, Key.CLEAR_KEY);
  }

  private static byte[] transactionKey(String txId) {
    return Key.of(Key.TRANSACTION).last(txId);
  }

  private static byte[] historyKey(HistoryEntry entry) {
    return historyPrefix(entry.namespace(), entry.key())
        .number(~entry.version().block())
        .number(~Math.toIntExact(entry.version().transaction()))
        .end();
  }

  static Key historyPrefix(String namespace, String key) {
    return Key.of(Key.HISTORY).name(namespace).sized(Key.utf8(key));
  }

  static Version historyVersion(byte[] row) {
    int at = row.length - Long.BYTES - Integer.BYTES;
    ByteBuffer version = ByteBuffer.wrap(row, at, Long.BYTES + Integer.BYTES);
    return new Version(~version.getLong(), ~version.getInt());
  }

  private static byte[] expiryKey(long expiresAt, Version version, byte[] place) {
    return Key.of(Key.EXPIRY)
        .number(expiresAt)
        .number(version.block())
        .number(Math.toIntExact(version.transaction()))
        .last(place);
  }

  /** Collection and key hash, as they stand in several kinds of rows. */
  private static byte[] place(Collection collection, ByteString keyHash) {
    byte[] row = Key.of(Key.HASHED).collection(collection).last(keyHash);
    return Arrays.copyOfRange(row, 1, row.length);
  }

  private static byte @Nullable [] privateKey(byte[] place, byte @Nullable [] clear) {
    if (clear == null) {
      return null;
    }
    int names = 0;
    for (int separators = 0; separators < 2; names++) {
      separators += place[names] == 0 ? 1 : 0;
    }
    return Key.of(Key.PRIVATE).last(Key.concatenated(Arrays.copyOf(place, names), clear));
  }
}
