package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;

/** A transaction's reads and writes, namespace by namespace. */
final class ReadWriteSet {
  private final Map<String, NamespaceSet> namespaces = new TreeMap<>(KeyOrder.UTF_8);

  NamespaceSet namespace(String name) {
    return namespaces.computeIfAbsent(name, _ -> new NamespaceSet());
  }

  Built build() {
    TxReadWriteSet.Builder all =
        TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
    TxPvtReadWriteSet.Builder values =
        TxPvtReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
    namespaces.forEach((name, namespace) -> {
      NsPvtReadWriteSet privateWrites = namespace.privateWrites(name);
      if (privateWrites.getCollectionPvtRwsetCount() > 0) {
        values.addNsPvtRwset(privateWrites);
      }
      all.addNsRwset(namespace.build(name, privateWrites));
    });
    return new Built(all.build().toByteString(), values.build());
  }

  record Built(ByteString readWriteSet, TxPvtReadWriteSet privateWrites) {}
}
