package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.ordering.ReadWriteSet;

/**
 * What no simulator would ever produce and the state could not apply in one meaning only: empty
 * keys, a key written twice, key hashes that are none.
 */
final class WriteRules {
  private static final int HASH_BYTES = 32;

  private WriteRules() {}

  static void check(ReadWriteSet set) throws Refusal {
    for (ReadWriteSet.Namespace part : set.namespaces()) {
      keys(part.rows().getWritesList(), KVWrite::getKey);
      keys(part.rows().getMetadataWritesList(), KVMetadataWrite::getKey);
      Set<String> collections = new HashSet<>();
      for (ReadWriteSet.Collection collection : part.collections()) {
        if (!collections.add(collection.name())) {
          throw invalid("collection " + collection.name() + " occurs twice");
        }
        hashes(collection.rows().getHashedWritesList(), KVWriteHash::getKeyHash);
        hashes(collection.rows().getMetadataWritesList(), KVMetadataWriteHash::getKeyHash);
      }
    }
  }

  private static <T> void keys(List<T> writes, Function<T, String> key) throws Refusal {
    Set<String> seen = new HashSet<>();
    for (T write : writes) {
      if (key.apply(write).isEmpty() || !seen.add(key.apply(write))) {
        throw invalid("a key is empty or written twice");
      }
    }
  }

  private static <T> void hashes(List<T> writes, Function<T, ByteString> hash) throws Refusal {
    Set<ByteString> seen = new HashSet<>();
    for (T write : writes) {
      if (hash.apply(write).size() != HASH_BYTES || !seen.add(hash.apply(write))) {
        throw invalid("a key hash is no hash or written twice");
      }
    }
  }

  private static Refusal invalid(String reason) {
    return new Refusal(TxValidationCode.INVALID_WRITESET, reason);
  }
}
