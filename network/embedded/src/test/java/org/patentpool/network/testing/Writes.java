package org.patentpool.network.testing;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.jspecify.annotations.Nullable;

/** A read-write set put together by hand. */
public final class Writes {
  private final Map<String, KVRWSet.Builder> rows = new TreeMap<>();
  private final Map<String, Map<String, HashedRWSet.Builder>> hashed = new TreeMap<>();
  private final Map<String, Map<String, KVRWSet.Builder>> values = new TreeMap<>();

  private KVRWSet.Builder rows(String namespace) {
    return rows.computeIfAbsent(namespace, _ -> KVRWSet.newBuilder());
  }

  private HashedRWSet.Builder hashed(String namespace, String collection) {
    rows(namespace);
    return hashed
        .computeIfAbsent(namespace, _ -> new TreeMap<>())
        .computeIfAbsent(collection, _ -> HashedRWSet.newBuilder());
  }

  private KVRWSet.Builder values(String namespace, String collection) {
    hashed(namespace, collection);
    return values
        .computeIfAbsent(namespace, _ -> new TreeMap<>())
        .computeIfAbsent(collection, _ -> KVRWSet.newBuilder());
  }

  public static Version version(long block, long transaction) {
    return Version.newBuilder().setBlockNum(block).setTxNum(transaction).build();
  }

  /** A null version says that the key did not exist. */
  public Writes read(String namespace, String key, @Nullable Version version) {
    KVRead.Builder read = KVRead.newBuilder().setKey(key);
    if (version != null) {
      read.setVersion(version);
    }
    rows(namespace).addReads(read);
    return this;
  }

  public Writes range(String namespace, RangeQueryInfo query) {
    rows(namespace).addRangeQueriesInfo(query);
    return this;
  }

  public Writes put(String namespace, String key, String value) {
    rows(namespace)
        .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)));
    return this;
  }

  public Writes delete(String namespace, String key) {
    rows(namespace).addWrites(KVWrite.newBuilder().setKey(key).setIsDelete(true));
    return this;
  }

  /** Gives the key a policy of its own. */
  public Writes policy(String namespace, String key, ByteString policy) {
    rows(namespace)
        .addMetadataWrites(KVMetadataWrite.newBuilder().setKey(key).addEntries(entry(policy)));
    return this;
  }

  private static KVMetadataEntry entry(ByteString policy) {
    return KVMetadataEntry.newBuilder().setName("VALIDATION_PARAMETER").setValue(policy).build();
  }

  public Writes readHash(
      String namespace, String collection, String key, @Nullable Version version) {
    KVReadHash.Builder read = KVReadHash.newBuilder().setKeyHash(sha256(key));
    if (version != null) {
      read.setVersion(version);
    }
    hashed(namespace, collection).addHashedReads(read);
    return this;
  }

  public Writes putPrivate(String namespace, String collection, String key, String value) {
    hashed(namespace, collection)
        .addHashedWrites(
            KVWriteHash.newBuilder().setKeyHash(sha256(key)).setValueHash(sha256(value)));
    values(namespace, collection)
        .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)));
    return this;
  }

  public Writes deletePrivate(String namespace, String collection, String key, boolean purge) {
    hashed(namespace, collection)
        .addHashedWrites(
            KVWriteHash.newBuilder().setKeyHash(sha256(key)).setIsDelete(true).setIsPurge(purge));
    values(namespace, collection).addWrites(KVWrite.newBuilder().setKey(key).setIsDelete(true));
    return this;
  }

  public Writes privatePolicy(String namespace, String collection, String key, ByteString policy) {
    hashed(namespace, collection)
        .addMetadataWrites(
            KVMetadataWriteHash.newBuilder().setKeyHash(sha256(key)).addEntries(entry(policy)));
    values(namespace, collection).addMetadataWrites(KVMetadataWrite.newBuilder().setKey(key));
    return this;
  }

  public TxReadWriteSet set() {
    TxReadWriteSet.Builder all = TxReadWriteSet.newBuilder();
    rows.forEach((namespace, set) -> {
      NsReadWriteSet.Builder part =
          NsReadWriteSet.newBuilder().setNamespace(namespace).setRwset(set.build().toByteString());
      hashed
          .getOrDefault(namespace, Map.of())
          .forEach((name, hashes) -> part.addCollectionHashedRwset(hashes(namespace, name)));
      all.addNsRwset(part);
    });
    return all.build();
  }

  private CollectionHashedReadWriteSet hashes(String namespace, String collection) {
    var hashes =
        CollectionHashedReadWriteSet.newBuilder()
            .setCollectionName(collection)
            .setHashedRwset(hashed(namespace, collection).build().toByteString());
    KVRWSet.Builder clear = values.getOrDefault(namespace, Map.of()).get(collection);
    if (clear != null) {
      hashes.setPvtRwsetHash(sha256(clear.build().toByteString()));
    }
    return hashes.build();
  }

  public TxPvtReadWriteSet privateSet() {
    TxPvtReadWriteSet.Builder all = TxPvtReadWriteSet.newBuilder();
    values.forEach((namespace, collections) -> {
      NsPvtReadWriteSet.Builder part = NsPvtReadWriteSet.newBuilder().setNamespace(namespace);
      collections.forEach((name, set) ->
          part.addCollectionPvtRwset(
              CollectionPvtReadWriteSet.newBuilder()
                  .setCollectionName(name)
                  .setRwset(set.build().toByteString())));
      all.addNsPvtRwset(part);
    });
    return all.build();
  }

  public static ByteString sha256(String text) {
    return sha256(ByteString.copyFromUtf8(text));
  }

  public static ByteString sha256(ByteString bytes) {
    try {
      return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
