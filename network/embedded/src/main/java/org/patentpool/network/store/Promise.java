package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;

/**
 * The private writes of one transaction to one collection as its block tells them: by hashes. The
 * values are to be found beside the block.
 */
record Promise(Place place, ByteString setHash, List<KVWriteHash> writes) {

  /** Where private data belongs. */
  record Place(int transaction, Collection collection) {}

  record Collection(String namespace, String name) {
    @Override
    public String toString() {
      return namespace + "/" + name;
    }
  }

  /** Of valid transactions only: what an invalid one would have written is kept nowhere. */
  static List<Promise> of(Block block) {
    ByteString codes = CommittedTransaction.codes(block);
    List<Promise> promises = new ArrayList<>();
    for (int i = 0; i < block.getData().getDataCount(); i++) {
      if (CommittedTransaction.isValid(codes, i)) {
        promises.addAll(of(i, CommittedTransaction.of(block, i)));
      }
    }
    return promises;
  }

  static List<Promise> of(int index, CommittedTransaction transaction) {
    List<Promise> promises = new ArrayList<>();
    for (NsReadWriteSet set : transaction.readWriteSet().getNsRwsetList()) {
      addTo(promises, index, set);
    }
    return promises;
  }

  private static void addTo(List<Promise> promises, int transaction, NsReadWriteSet set) {
    for (CollectionHashedReadWriteSet hashed : set.getCollectionHashedRwsetList()) {
      // A collection that was only read carries no hash of a private set.
      if (!hashed.getPvtRwsetHash().isEmpty()) {
        var collection = new Collection(set.getNamespace(), hashed.getCollectionName());
        promises.add(
            new Promise(
                new Place(transaction, collection),
                hashed.getPvtRwsetHash(),
                writes(collection, hashed)));
      }
    }
  }

  private static List<KVWriteHash> writes(
      Collection collection, CollectionHashedReadWriteSet hashed) {
    try {
      return HashedRWSet.parseFrom(hashed.getHashedRwset()).getHashedWritesList();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "The hashed read-write set of " + collection + " does not parse", e);
    }
  }
}
