package org.patentpool.network.validation;

import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.ordering.ReadWriteSet;

/** What looking at one transaction alone, without its neighbours in the block, has shown. */
sealed interface Candidate {
  String txId();

  /** Refused whatever its neighbours do. */
  record Refused(String txId, TxValidationCode code, String reason) implements Candidate {}

  /** A configuration, whose signatures lie inside it. */
  record Configuration(String txId, Envelope envelope) implements Candidate {}

  /** A well-formed transaction and those whose endorsing signatures are genuine. */
  record Endorsed(String txId, String chaincode, ReadWriteSet set, List<Identity> endorsers)
      implements Candidate {}
}
