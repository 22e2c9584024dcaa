package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.patentpool.network.store.BlockUpdates.PrivateWrite;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.Promise.Collection;
import org.patentpool.network.store.Promise.Place;

/** Holds the private data that comes with a block against what the block promises of it. */
final class Reception {
  private final long block;
  private final Map<Collection, Long> expiries;
  private final Map<Place, Promise> outstanding = new LinkedHashMap<>();
  private final Map<Integer, List<Holding>> holdings = new TreeMap<>();

  private Reception(long block, Map<Collection, Long> expiries) {
    this.block = block;
    this.expiries = expiries;
  }

  /** When what a block writes to each collection goes, as its updates tell. */
  static Map<Collection, Long> expiries(long block, BlockUpdates updates) {
    Map<Collection, Long> expiries = new HashMap<>();
    for (PrivateWrite write : updates.privateRows()) {
      Collection collection = new Collection(write.namespace(), write.collection());
      Long other = expiries.put(collection, write.expiresAtBlock());
      boolean differs = other != null && other != write.expiresAtBlock();
      if (write.expiresAtBlock() <= block || differs) {
        throw new IllegalArgumentException(
            "What block "
                + block
                + " writes to "
                + collection
                + " cannot expire at "
                + write.expiresAtBlock());
      }
    }
    return expiries;
  }

  /**
   * What to keep beside a block, by transaction, in the order received.
   *
   * @throws IllegalArgumentException if anything came that was not promised, or not with that hash
   */
  static Map<Integer, List<Holding>> of(
      Block block, List<Promise> promises, BlockPrivateData came, Map<Collection, Long> expiries) {
    Reception reception = new Reception(block.getHeader().getNumber(), expiries);
    promises.forEach(promise -> reception.outstanding.put(promise.place(), promise));
    ByteString codes = CommittedTransaction.codes(block);
    came.byTransaction()
        .forEach((transaction, sets) -> {
          if (transaction < 0 || transaction >= codes.size()) {
            throw reception.refused("There is no transaction " + transaction);
          }
          if (CommittedTransaction.isValid(codes, transaction)) {
            sets.getNsPvtRwsetList().forEach(set -> reception.take(transaction, set));
          }
        });
    reception.outstanding.values().forEach(reception::missed);
    return reception.holdings;
  }

  private void take(int transaction, NsPvtReadWriteSet sets) {
    for (CollectionPvtReadWriteSet set : sets.getCollectionPvtRwsetList()) {
      Collection collection = new Collection(sets.getNamespace(), set.getCollectionName());
      Promise promise = outstanding.remove(new Place(transaction, collection));
      if (promise == null) {
        throw refused("Nothing private is promised for " + collection + " by " + transaction);
      }
      if (!Sha256.of(set.getRwset()).equals(promise.setHash())) {
        throw refused("Another private set is promised for " + collection + " by " + transaction);
      }
      Holding held = Holding.held(collection, expiry(collection), set.getRwset());
      if (!expiries.containsKey(collection) && held.writes().getWritesCount() > 0) {
        throw refused("The updates lack the private writes to " + collection);
      }
      add(transaction, held);
    }
  }

  private void missed(Promise promise) {
    Collection collection = promise.place().collection();
    add(promise.place().transaction(), Holding.neverReceived(collection, expiry(collection)));
  }

  /** Where no value was written in clear, none has to go. */
  private long expiry(Collection collection) {
    return expiries.getOrDefault(collection, Long.MAX_VALUE);
  }

  private void add(int transaction, Holding holding) {
    holdings.computeIfAbsent(transaction, _ -> new ArrayList<>()).add(holding);
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("Block " + block + " is not appended: " + why);
  }
}
