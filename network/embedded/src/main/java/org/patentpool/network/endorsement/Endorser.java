package org.patentpool.network.endorsement;

import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** Plays the endorsing peers of all organisations with a node. Thread-safe. */
public final class Endorser {
  Endorser() {}

  /**
   * Executes for an answer alone, on the node of one of the organisations (any, when empty). System
   * chaincodes are answered too.
   */
  public Response evaluate(SignedProposal proposal, Set<String> organizations)
      throws EndorsementRefused {
    if (proposal.getProposalBytes().isEmpty()) {
      throw new EndorsementRefused(
          EndorsementRefused.Kind.MALFORMED, "", "a signed proposal is required", "empty", null);
    }
    throw new UnsupportedOperationException();
  }

  /**
   * Executes and endorses for the named organisations, or, when empty, for as many as the policies
   * of everything written demand. All responses carry the same payload.
   */
  public List<ProposalResponse> endorse(SignedProposal proposal, Set<String> organizations)
      throws EndorsementRefused {
    if (proposal.getProposalBytes().isEmpty()) {
      throw new EndorsementRefused(
          EndorsementRefused.Kind.MALFORMED, "", "a signed proposal is required", "empty", null);
    }
    throw new UnsupportedOperationException();
  }
}
