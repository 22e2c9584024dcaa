package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import java.util.Objects;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.ordering.ReadWriteSet;
import org.patentpool.network.simulation.RangeReads;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;
import org.patentpool.network.store.Version;

/**
 * Checks that everything a transaction read would be read again now: keys at the same version, the
 * same rows in every range, nothing touched by an earlier valid transaction of the block.
 */
final class StateReads {
  private final StateView before;
  private final StateChanges changes;

  StateReads(StateView before, StateChanges changes) {
    this.before = before;
    this.changes = changes;
  }

  void check(ReadWriteSet set) throws Refusal {
    for (ReadWriteSet.Namespace part : set.namespaces()) {
      for (KVRead read : part.rows().getReadsList()) {
        checkRead(part.name(), read);
      }
      for (RangeQueryInfo query : part.rows().getRangeQueriesInfoList()) {
        checkRange(part.name(), query);
      }
      for (ReadWriteSet.Collection collection : part.collections()) {
        for (KVReadHash read : collection.rows().getHashedReadsList()) {
          checkHashedRead(part.name(), collection.name(), read);
        }
      }
    }
  }

  private void checkRead(String namespace, KVRead read) throws Refusal {
    Version now = version(before.get(namespace, read.getKey()));
    if (changes.row(namespace, read.getKey()) != null
        || !Objects.equals(now, read.hasVersion() ? version(read.getVersion()) : null)) {
      throw new Refusal(
          TxValidationCode.MVCC_READ_CONFLICT,
          "a key of namespace " + namespace + " changed since it was read");
    }
  }

  private void checkHashedRead(String namespace, String collection, KVReadHash read)
      throws Refusal {
    ByteString keyHash = read.getKeyHash();
    Version now = version(before.hashed(namespace, collection, keyHash));
    if (changes.hashedRow(namespace, collection, keyHash) != null
        || !Objects.equals(now, read.hasVersion() ? version(read.getVersion()) : null)) {
      throw new Refusal(
          TxValidationCode.MVCC_READ_CONFLICT,
          "a key of collection " + namespace + "/" + collection + " changed since it was read");
    }
  }

  private void checkRange(String namespace, RangeQueryInfo query) throws Refusal {
    if (query.hasReadsMerkleHashes() && query.getReadsMerkleHashes().getMaxDegree() < 2) {
      throw new Refusal(
          TxValidationCode.PHANTOM_READ_CONFLICT, "a range summary has no usable degree");
    }
    try (StateView.Range<StateView.Entry> committed =
        before.range(namespace, query.getStartKey(), query.getEndKey())) {
      var rows = new RangeNow(namespace, query, committed, before, changes);
      boolean same =
          query.hasReadsMerkleHashes() ? sameSummary(query, rows) : sameRows(query, rows);
      if (!same) {
        throw new Refusal(
            TxValidationCode.PHANTOM_READ_CONFLICT,
            "a range of namespace " + namespace + " changed since it was read");
      }
    }
  }

  private static boolean sameRows(RangeQueryInfo query, RangeNow rows) {
    for (KVRead read : query.getRawReads().getKvReadsList()) {
      KVRead now = rows.next();
      if (now == null
          || !now.getKey().equals(read.getKey())
          || !now.getVersion().equals(read.getVersion())) {
        return false;
      }
    }
    return rows.next() == null;
  }

  private static boolean sameSummary(RangeQueryInfo query, RangeNow rows) {
    RangeReads reads = new RangeReads(query.getReadsMerkleHashes().getMaxDegree());
    for (KVRead now = rows.next(); now != null; now = rows.next()) {
      reads.add(now);
    }
    RangeQueryInfo.Builder found = RangeQueryInfo.newBuilder();
    reads.describe(found);
    return found.hasReadsMerkleHashes()
        && found.getReadsMerkleHashes().equals(query.getReadsMerkleHashes());
  }

  private static @Nullable Version version(@Nullable StateValue state) {
    return state == null ? null : state.version();
  }

  private static Version version(
      org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version recorded) {
    return new Version(recorded.getBlockNum(), recorded.getTxNum());
  }
}
