package org.patentpool.network.ordering;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;

/** What a transaction says it read and wrote, with the nested messages taken apart. */
public record ReadWriteSet(List<Namespace> namespaces) {

  /** One chaincode's part. */
  public record Namespace(String name, KVRWSet rows, List<Collection> collections) {
    public boolean writes() {
      return rows.getWritesCount() > 0
          || rows.getMetadataWritesCount() > 0
          || collections.stream().anyMatch(Collection::writes);
    }
  }

  /** One private collection's part: hashes, and the hash of the private set they stand for. */
  public record Collection(String name, HashedRWSet rows, ByteString privateHash) {
    public boolean writes() {
      return rows.getHashedWritesCount() > 0 || rows.getMetadataWritesCount() > 0;
    }
  }

  public static ReadWriteSet parse(ByteString bytes) throws InvalidProtocolBufferException {
    List<Namespace> namespaces = new ArrayList<>();
    for (NsReadWriteSet part : TxReadWriteSet.parseFrom(bytes).getNsRwsetList()) {
      List<Collection> collections = new ArrayList<>();
      for (CollectionHashedReadWriteSet hashed : part.getCollectionHashedRwsetList()) {
        collections.add(
            new Collection(
                hashed.getCollectionName(),
                HashedRWSet.parseFrom(hashed.getHashedRwset()),
                hashed.getPvtRwsetHash()));
      }
      namespaces.add(
          new Namespace(part.getNamespace(), KVRWSet.parseFrom(part.getRwset()), collections));
    }
    return new ReadWriteSet(namespaces);
  }
}
