package org.patentpool.network.ordering;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.patentpool.network.store.Sha256;

/** Whether private writes are the very ones whose hashes a transaction carries. */
final class PrivateWrites {
  private PrivateWrites() {}

  /** Whether the transaction has private writes at all. */
  static boolean promisedBy(ReadWriteSet set) {
    return !hashes(set).isEmpty();
  }

  /**
   * Both ways: every promised collection is there and nothing else is, each with the promised hash,
   * and row by row the hashed writes are the hashes of the writes.
   */
  static boolean match(ReadWriteSet set, TxPvtReadWriteSet privateSet)
      throws InvalidProtocolBufferException {
    Map<String, ReadWriteSet.Collection> promised = hashes(set);
    int found = 0;
    for (NsPvtReadWriteSet part : privateSet.getNsPvtRwsetList()) {
      for (CollectionPvtReadWriteSet collection : part.getCollectionPvtRwsetList()) {
        var hashed = promised.get(path(part.getNamespace(), collection.getCollectionName()));
        if (hashed == null
            || !Sha256.of(collection.getRwset()).equals(hashed.privateHash())
            || !sameRows(KVRWSet.parseFrom(collection.getRwset()), hashed)) {
          return false;
        }
        found++;
      }
    }
    return found == promised.size();
  }

  private static Map<String, ReadWriteSet.Collection> hashes(ReadWriteSet set) {
    Map<String, ReadWriteSet.Collection> hashes = new TreeMap<>();
    for (ReadWriteSet.Namespace part : set.namespaces()) {
      for (ReadWriteSet.Collection collection : part.collections()) {
        if (!collection.privateHash().isEmpty()) {
          hashes.put(path(part.name(), collection.name()), collection);
        }
      }
    }
    return hashes;
  }

  private static boolean sameRows(KVRWSet rows, ReadWriteSet.Collection hashed) {
    Map<ByteString, ByteString> expected = new HashMap<>();
    for (KVWriteHash write : hashed.rows().getHashedWritesList()) {
      expected.put(write.getKeyHash(), write.getValueHash());
    }
    if (rows.getWritesCount() != expected.size()) {
      return false;
    }
    for (KVWrite write : rows.getWritesList()) {
      ByteString valueHash = write.getIsDelete() ? ByteString.EMPTY : Sha256.of(write.getValue());
      if (!valueHash.equals(expected.get(Sha256.of(write.getKeyBytes())))) {
        return false;
      }
    }
    return true;
  }

  private static String path(String namespace, String collection) {
    return namespace + "/" + collection;
  }
}
