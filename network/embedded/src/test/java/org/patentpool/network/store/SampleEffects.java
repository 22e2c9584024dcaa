package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.BlockUpdates.HashedWrite;
import org.patentpool.network.store.BlockUpdates.HistoryEntry;
import org.patentpool.network.store.BlockUpdates.Indexed;
import org.patentpool.network.store.BlockUpdates.PrivateWrite;
import org.patentpool.network.store.BlockUpdates.StateWrite;
import org.patentpool.network.store.Ledger.BlockPrivateData;

/**
 * Applies what valid transactions wrote, nothing else.
 *
 * @param blocksToLive by collection; others live for ever
 */
record SampleEffects(Map<String, Integer> blocksToLive) implements Effects {
  static final SampleEffects WITHOUT_EXPIRY = new SampleEffects(Map.of());

  @Override
  public BlockUpdates of(Block block, BlockPrivateData privateData, StateView before) {
    Updates updates = new Updates(block.getHeader().getNumber(), before);
    ByteString codes = CommittedTransaction.codes(block);
    for (int i = 0; i < codes.size(); i++) {
      if (CommittedTransaction.isValid(codes, i)) {
        CommittedTransaction transaction = CommittedTransaction.of(block, i);
        updates.add(i, transaction, privateData.of(i));
        updates.index(transaction.header().getTxId(), i, 0);
      } else {
        updates.index("invalid-" + block.getHeader().getNumber() + "-" + i, i, codes.byteAt(i));
      }
    }
    return updates.built();
  }

  long expiresAt(String collection, long block) {
    int blocks = blocksToLive.getOrDefault(collection, 0);
    return blocks == 0 ? Long.MAX_VALUE : block + blocks + 1;
  }

  private final class Updates {
    private final long block;
    private final StateView before;
    private final Map<String, StateWrite> written = new HashMap<>();
    private final List<StateWrite> state = new ArrayList<>();
    private final List<HashedWrite> hashed = new ArrayList<>();
    private final List<PrivateWrite> inClear = new ArrayList<>();
    private final List<HistoryEntry> history = new ArrayList<>();
    private final List<Indexed> transactions = new ArrayList<>();

    Updates(long block, StateView before) {
      this.block = block;
      this.before = before;
    }

    BlockUpdates built() {
      return new BlockUpdates(state, hashed, inClear, history, transactions);
    }

    void index(String txId, int index, int code) {
      transactions.add(new Indexed(txId, index, code));
    }

    void add(int index, CommittedTransaction transaction, @Nullable TxPvtReadWriteSet received) {
      Version version = new Version(block, index);
      try {
        for (NsReadWriteSet set : transaction.readWriteSet().getNsRwsetList()) {
          addPublic(set.getNamespace(), KVRWSet.parseFrom(set.getRwset()), version);
        }
        for (Promise promise : Promise.of(index, transaction)) {
          promise
              .writes()
              .forEach(write -> addHashed(promise.place().collection(), write, version));
        }
        if (received != null) {
          for (NsPvtReadWriteSet sets : received.getNsPvtRwsetList()) {
            for (CollectionPvtReadWriteSet set : sets.getCollectionPvtRwsetList()) {
              addPrivate(sets.getNamespace(), set, version);
            }
          }
        }
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalArgumentException(e);
      }
    }

    private void addPublic(String namespace, KVRWSet set, Version version) {
      for (KVWrite write : set.getWritesList()) {
        StateValue old = current(namespace, write.getKey());
        ByteString metadata = old == null ? ByteString.EMPTY : old.metadata();
        history.add(new HistoryEntry(namespace, write.getKey(), version));
        add(
            write.getIsDelete()
                ? new StateWrite(namespace, write.getKey(), null, ByteString.EMPTY, version)
                : new StateWrite(namespace, write.getKey(), write.getValue(), metadata, version));
      }
      for (KVMetadataWrite write : set.getMetadataWritesList()) {
        StateValue old = current(namespace, write.getKey());
        if (old != null) {
          add(
              new StateWrite(
                  namespace,
                  write.getKey(),
                  old.value(),
                  write.toBuilder().clearKey().build().toByteString(),
                  version));
        }
      }
    }

    private void add(StateWrite write) {
      state.add(write);
      written.put(write.namespace() + "\0" + write.key(), write);
    }

    private @Nullable StateValue current(String namespace, String key) {
      StateWrite here = written.get(namespace + "\0" + key);
      if (here == null) {
        return before.get(namespace, key);
      }
      ByteString value = here.value();
      return value == null ? null : new StateValue(value, here.metadata(), here.version());
    }

    private void addHashed(Promise.Collection collection, KVWriteHash write, Version version) {
      hashed.add(
          new HashedWrite(
              collection.namespace(),
              collection.name(),
              write.getKeyHash(),
              write.getIsDelete() ? null : write.getValueHash(),
              ByteString.EMPTY,
              version,
              write.getIsPurge()));
    }

    private void addPrivate(String namespace, CollectionPvtReadWriteSet set, Version version)
        throws InvalidProtocolBufferException {
      for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
        inClear.add(
            new PrivateWrite(
                namespace,
                set.getCollectionName(),
                write.getKey(),
                write.getIsDelete() ? null : write.getValue(),
                version,
                expiresAt(set.getCollectionName(), block)));
      }
    }
  }
}
