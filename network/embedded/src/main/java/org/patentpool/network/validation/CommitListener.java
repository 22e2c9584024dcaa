package org.patentpool.network.validation;

import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Hears of every block after it is safe, in order, on the committer's thread. */
@FunctionalInterface
public interface CommitListener {
  void committed(Block block, List<TxValidationCode> codes);
}
