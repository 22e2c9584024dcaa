package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.StateValue;

/** The metadata of a key, as the state keeps it and as a write set carries it. */
final class StateMetadata {
  private StateMetadata() {}

  static Map<String, ByteString> of(@Nullable StateValue state) {
    Map<String, ByteString> entries = new TreeMap<>(KeyOrder.UTF_8);
    if (state == null || state.metadata().isEmpty()) {
      return entries;
    }
    try {
      KVMetadataWrite.parseFrom(state.metadata())
          .getEntriesList()
          .forEach(entry -> entries.put(entry.getName(), entry.getValue()));
      return entries;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the state holds metadata that is none", e);
    }
  }

  static KVMetadataEntry entry(String name, ByteString value) {
    return KVMetadataEntry.newBuilder().setName(name).setValue(value).build();
  }
}
