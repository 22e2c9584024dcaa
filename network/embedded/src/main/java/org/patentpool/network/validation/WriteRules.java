package org.patentpool.network.validation;

import java.util.HashSet;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.ordering.ReadWriteSet;

/** What no simulator would ever produce and private data could not be assigned to. */
final class WriteRules {
  private WriteRules() {}

  static void check(ReadWriteSet set) throws Refusal {
    for (ReadWriteSet.Namespace part : set.namespaces()) {
      Set<String> collections = new HashSet<>();
      for (ReadWriteSet.Collection collection : part.collections()) {
        if (!collections.add(collection.name())) {
          throw new Refusal(
              TxValidationCode.INVALID_WRITESET,
              "collection " + collection.name() + " occurs twice");
        }
      }
    }
  }
}
