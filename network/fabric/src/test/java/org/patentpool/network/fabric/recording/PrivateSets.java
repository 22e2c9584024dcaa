package org.patentpool.network.fabric.recording;

import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;

/** Puts together what several peers hold of one transaction's private data. */
final class PrivateSets {
  private PrivateSets() {}

  static TxPvtReadWriteSet union(TxPvtReadWriteSet left, TxPvtReadWriteSet right) {
    SortedMap<String, SortedMap<String, CollectionPvtReadWriteSet>> all = new TreeMap<>();
    add(all, left);
    add(all, right);
    TxPvtReadWriteSet.Builder union =
        TxPvtReadWriteSet.newBuilder().setDataModel(left.getDataModel());
    all.forEach((namespace, collections) ->
        union.addNsPvtRwset(
            NsPvtReadWriteSet.newBuilder()
                .setNamespace(namespace)
                .addAllCollectionPvtRwset(collections.values())));
    return union.build();
  }

  private static void add(
      SortedMap<String, SortedMap<String, CollectionPvtReadWriteSet>> all, TxPvtReadWriteSet set) {
    for (NsPvtReadWriteSet namespace : set.getNsPvtRwsetList()) {
      var collections = all.computeIfAbsent(namespace.getNamespace(), _ -> new TreeMap<>());
      for (CollectionPvtReadWriteSet collection : namespace.getCollectionPvtRwsetList()) {
        CollectionPvtReadWriteSet known =
            collections.putIfAbsent(collection.getCollectionName(), collection);
        if (known != null && !known.equals(collection)) {
          throw new IllegalArgumentException(
              "two peers hold different sets of "
                  + namespace.getNamespace()
                  + "/"
                  + collection.getCollectionName());
        }
      }
    }
  }
}
