package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.CommittedDefinitions;
import org.patentpool.network.lifecycle.DefinitionRows;
import org.patentpool.network.simulation.KeyOrder;
import org.patentpool.network.store.BlockUpdates.PrivateWrite;
import org.patentpool.network.store.Sha256;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;
import org.patentpool.network.store.Version;

/** The private rows in clear that the valid transactions of a block leave behind. */
final class PrivateChanges {
  private record Place(String namespace, String collection, String key) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::namespace, KeyOrder.UTF_8)
            .thenComparing(Place::collection, KeyOrder.UTF_8)
            .thenComparing(Place::key, KeyOrder.UTF_8);
  }

  private record Held(@Nullable ByteString value, Version version) {}

  private final StateView before;
  private final long block;
  private final SortedMap<Place, Held> rows = new TreeMap<>(Place.ORDER);
  private final Set<Place> metadataWritten = new LinkedHashSet<>();
  private final Map<String, Map<String, Long>> lifetimes = new HashMap<>();

  PrivateChanges(StateView before, long block) {
    this.before = before;
    this.block = block;
  }

  void apply(TxPvtReadWriteSet set, Version version) throws InvalidProtocolBufferException {
    for (NsPvtReadWriteSet part : set.getNsPvtRwsetList()) {
      for (CollectionPvtReadWriteSet collection : part.getCollectionPvtRwsetList()) {
        KVRWSet writes = KVRWSet.parseFrom(collection.getRwset());
        for (KVWrite write : writes.getWritesList()) {
          rows.put(
              new Place(part.getNamespace(), collection.getCollectionName(), write.getKey()),
              new Held(StateChanges.isDelete(write) ? null : write.getValue(), version));
        }
        for (KVMetadataWrite write : writes.getMetadataWritesList()) {
          metadataWritten.add(
              new Place(part.getNamespace(), collection.getCollectionName(), write.getKey()));
        }
      }
    }
  }

  /** The rows to write, once every transaction of the block has been applied. */
  List<PrivateWrite> writes(StateChanges changes) {
    followNewVersions(changes);
    List<PrivateWrite> writes = new ArrayList<>();
    rows.forEach((place, held) ->
        writes.add(
            new PrivateWrite(
                place.namespace(),
                place.collection(),
                place.key(),
                held.value(),
                held.version(),
                expiry(place.namespace(), place.collection()))));
    return writes;
  }

  /**
   * A write of metadata alone gives the hashed row a new version; the private row has to follow it,
   * or reading it would look as if the value were missing.
   */
  private void followNewVersions(StateChanges changes) {
    for (Place place : metadataWritten) {
      Row hashed =
          changes.hashedRow(
              place.namespace(),
              place.collection(),
              Sha256.of(ByteString.copyFromUtf8(place.key())));
      Held latest = latest(place);
      if (hashed != null
          && latest != null
          && latest.value() != null
          && !latest.version().equals(hashed.version())
          && Objects.equals(Sha256.of(latest.value()), hashed.value())) {
        rows.put(place, new Held(latest.value(), hashed.version()));
      }
    }
  }

  private @Nullable Held latest(Place place) {
    Held inBlock = rows.get(place);
    if (inBlock != null) {
      return inBlock;
    }
    StateValue state = before.privateValue(place.namespace(), place.collection(), place.key());
    return state == null ? null : new Held(state.value(), state.version());
  }

  /** The block at whose commit rows written now are gone. */
  private long expiry(String namespace, String collection) {
    long blockToLive =
        lifetimes.computeIfAbsent(namespace, this::lifetimesOf).getOrDefault(collection, 0L);
    return blockToLive == 0 ? Long.MAX_VALUE : block + blockToLive + 1;
  }

  private Map<String, Long> lifetimesOf(String namespace) {
    Map<String, Long> byCollection = new HashMap<>();
    ChaincodeDefinition definition =
        DefinitionRows.decode(namespace, CommittedDefinitions.reader(before));
    if (definition != null) {
      for (StaticCollectionConfig collection : definition.collections()) {
        byCollection.put(collection.getName(), collection.getBlockToLive());
      }
    }
    return byCollection;
  }
}
