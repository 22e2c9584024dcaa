package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.Sha256;
import org.patentpool.network.store.Version;

/**
 * What a transaction did to one collection: hashes for the block, values for the members.
 *
 * <p>Hashes are listed in the order of the keys they hide, as Fabric lists them.
 */
final class CollectionSet {
  private final Map<String, KVReadHash> reads = new TreeMap<>(KeyOrder.UTF_8);
  private final Map<String, KVWriteHash> hashedWrites = new TreeMap<>(KeyOrder.UTF_8);
  private final Map<String, KVMetadataWriteHash> hashedMetadata = new TreeMap<>(KeyOrder.UTF_8);
  private final Map<String, KVWrite> writes = new TreeMap<>(KeyOrder.UTF_8);
  private final Map<String, KVMetadataWrite> metadata = new TreeMap<>(KeyOrder.UTF_8);

  void read(String key, ByteString keyHash, @Nullable Version version) {
    KVReadHash.Builder read = KVReadHash.newBuilder().setKeyHash(keyHash);
    if (version != null) {
      read.setVersion(NamespaceSet.proto(version));
    }
    reads.put(key, read.build());
  }

  void write(String key, ByteString value, boolean purge) {
    boolean delete = value.isEmpty();
    writes.put(key, NamespaceSet.write(key, value));
    KVWriteHash.Builder hashed =
        KVWriteHash.newBuilder().setKeyHash(Sha256.of(key)).setIsDelete(delete).setIsPurge(purge);
    if (!delete) {
      hashed.setValueHash(Sha256.of(value));
    }
    hashedWrites.put(key, hashed.build());
  }

  /** The entry itself goes into the block; members only learn which key got a new version. */
  void writeMetadata(String key, KVMetadataEntry entry) {
    metadata.put(key, KVMetadataWrite.newBuilder().setKey(key).build());
    hashedMetadata.put(
        key, KVMetadataWriteHash.newBuilder().setKeyHash(Sha256.of(key)).addEntries(entry).build());
  }

  boolean writesAnything() {
    return !writes.isEmpty() || !metadata.isEmpty();
  }

  CollectionPvtReadWriteSet values(String collection) {
    return CollectionPvtReadWriteSet.newBuilder()
        .setCollectionName(collection)
        .setRwset(
            KVRWSet.newBuilder()
                .addAllWrites(writes.values())
                .addAllMetadataWrites(metadata.values())
                .build()
                .toByteString())
        .build();
  }

  CollectionHashedReadWriteSet hashes(String collection, @Nullable ByteString valuesHash) {
    CollectionHashedReadWriteSet.Builder hashes =
        CollectionHashedReadWriteSet.newBuilder()
            .setCollectionName(collection)
            .setHashedRwset(
                HashedRWSet.newBuilder()
                    .addAllHashedReads(reads.values())
                    .addAllHashedWrites(hashedWrites.values())
                    .addAllMetadataWrites(hashedMetadata.values())
                    .build()
                    .toByteString());
    if (valuesHash != null) {
      hashes.setPvtRwsetHash(valuesHash);
    }
    return hashes.build();
  }
}
