package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Membership;
import org.patentpool.network.ordering.EndorserTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds who really endorsed. An endorsement by a stranger or with a false signature is as if it
 * were not there, and the same endorser counts once; whether the rest suffices is for the policies
 * to say.
 */
final class Endorsers {
  private static final Logger LOG = LoggerFactory.getLogger(Endorsers.class);

  private Endorsers() {}

  static List<Identity> of(EndorserTransaction transaction, Membership membership) {
    ByteString payload = transaction.payload().getAction().getProposalResponsePayload();
    Set<ByteString> counted = new HashSet<>();
    List<Identity> endorsers = new ArrayList<>();
    for (Endorsement endorsement : transaction.payload().getAction().getEndorsementsList()) {
      if (counted.contains(endorsement.getEndorser())) {
        continue;
      }
      try {
        Identity endorser = membership.identify(endorsement.getEndorser());
        byte[] signed = payload.concat(endorsement.getEndorser()).toByteArray();
        if (endorser.signed(signed, endorsement.getSignature().toByteArray())) {
          counted.add(endorsement.getEndorser());
          endorsers.add(endorser);
        } else {
          LOG.warn("an endorsement in the name of {} has a false signature", endorser.mspId());
        }
      } catch (IdentityException e) {
        LOG.warn("an endorsement does not count: {}", e.getMessage());
      }
    }
    return endorsers;
  }
}
