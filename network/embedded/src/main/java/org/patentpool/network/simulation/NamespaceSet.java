package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.Sha256;
import org.patentpool.network.store.Version;

/** What a transaction read and wrote in the namespace of one chaincode. */
final class NamespaceSet {
  private final Map<String, KVRead> reads = new TreeMap<>(KeyOrder.UTF_8);
  private final Map<String, KVWrite> writes = new TreeMap<>(KeyOrder.UTF_8);
  private final Map<String, KVMetadataWrite> metadata = new TreeMap<>(KeyOrder.UTF_8);
  private final Map<String, CollectionSet> collections = new TreeMap<>(KeyOrder.UTF_8);

  /** In the order the queries were opened; a query repeated over the same range stands once. */
  private final Map<Range, RangeQueryInfo> ranges = new LinkedHashMap<>();

  static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version proto(Version version) {
    return org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
        .setBlockNum(version.block())
        .setTxNum(version.transaction())
        .build();
  }

  static KVRead read(String key, @Nullable Version version) {
    KVRead.Builder read = KVRead.newBuilder().setKey(key);
    if (version != null) {
      read.setVersion(proto(version));
    }
    return read.build();
  }

  /** A write of nothing is a deletion. */
  static KVWrite write(String key, ByteString value) {
    return KVWrite.newBuilder().setKey(key).setIsDelete(value.isEmpty()).setValue(value).build();
  }

  void addRead(String key, @Nullable Version version) {
    reads.put(key, read(key, version));
  }

  void addWrite(String key, ByteString value) {
    writes.put(key, write(key, value));
  }

  void addMetadata(String key, KVMetadataEntry entry) {
    metadata.put(key, KVMetadataWrite.newBuilder().setKey(key).addEntries(entry).build());
  }

  void addRange(RangeQueryInfo query) {
    ranges.putIfAbsent(
        new Range(query.getStartKey(), query.getEndKey(), query.getItrExhausted()), query);
  }

  CollectionSet collection(String name) {
    return collections.computeIfAbsent(name, _ -> new CollectionSet());
  }

  NsPvtReadWriteSet privateWrites(String namespace) {
    NsPvtReadWriteSet.Builder set = NsPvtReadWriteSet.newBuilder().setNamespace(namespace);
    collections.forEach((name, collection) -> {
      if (collection.writesAnything()) {
        set.addCollectionPvtRwset(collection.values(name));
      }
    });
    return set.build();
  }

  NsReadWriteSet build(String namespace, NsPvtReadWriteSet privateWrites) {
    Map<String, ByteString> valuesHashes = new TreeMap<>(KeyOrder.UTF_8);
    for (CollectionPvtReadWriteSet values : privateWrites.getCollectionPvtRwsetList()) {
      valuesHashes.put(values.getCollectionName(), Sha256.of(values.getRwset()));
    }
    NsReadWriteSet.Builder set =
        NsReadWriteSet.newBuilder().setNamespace(namespace).setRwset(publicSet());
    collections.forEach((name, collection) ->
        set.addCollectionHashedRwset(collection.hashes(name, valuesHashes.get(name))));
    return set.build();
  }

  private ByteString publicSet() {
    return KVRWSet.newBuilder()
        .addAllReads(reads.values())
        .addAllRangeQueriesInfo(ranges.values())
        .addAllWrites(writes.values())
        .addAllMetadataWrites(metadata.values())
        .build()
        .toByteString();
  }

  private record Range(String start, String end, boolean exhausted) {}
}
