package org.patentpool.network.endorsement;

import java.time.InstantSource;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.patentpool.network.endorsement.EndorsementRefused.Kind;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.TransactionId;

/** What an endorsing peer asks of a proposal before it executes anything. */
final class ProposalCheck {
  private final ConfiguredChannel channel;
  private final Ledger ledger;
  private final InstantSource clock;

  ProposalCheck(ConfiguredChannel channel, Ledger ledger, InstantSource clock) {
    this.channel = channel;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Gives the creator of a proposal that may be executed as far as its form and sender go. */
  Identity check(Proposal proposal) throws EndorsementRefused {
    ChannelConfig config = channel.current();
    long bytes = proposal.signed().getProposalBytes().size();
    if (bytes > config.batching().absoluteMaxBytes()) {
      throw refused(
          "the proposal has "
              + bytes
              + " bytes and the channel allows "
              + config.batching().absoluteMaxBytes());
    }
    checkHeader(proposal, config);
    Identity creator = checkSender(proposal, config);
    if (ledger.find(proposal.txId()).isPresent()) {
      throw refused("transaction " + proposal.txId() + " is on the ledger already");
    }
    return creator;
  }

  private static void checkHeader(Proposal proposal, ChannelConfig config)
      throws EndorsementRefused {
    ChannelHeader header = proposal.channelHeader();
    if (!header.getChannelId().equals(config.channelId())) {
      throw refused("there is no channel '" + header.getChannelId() + "' here");
    }
    if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
      throw refused("a proposal cannot have the header type " + header.getType());
    }
    if (header.getEpoch() != 0) {
      throw refused("the epoch is not 0");
    }
    var signer = proposal.signatureHeader();
    if (signer.getNonce().isEmpty() || signer.getCreator().isEmpty()) {
      throw refused("the signature header lacks nonce or creator");
    }
    if (!proposal.txId().equals(TransactionId.of(signer.getNonce(), signer.getCreator()))) {
      throw refused("the transaction id does not follow from nonce and creator");
    }
  }

  private Identity checkSender(Proposal proposal, ChannelConfig config) throws EndorsementRefused {
    Identity creator;
    try {
      creator = config.membership().identify(proposal.signatureHeader().getCreator());
    } catch (IdentityException e) {
      throw EndorsementRefused.denied(config.channelId(), "not recognised: " + e.getMessage());
    }
    if (!clock.instant().isBefore(creator.expiresAt())) {
      throw EndorsementRefused.denied(
          config.channelId(),
          "a certificate of " + creator.mspId() + " expired " + creator.expiresAt());
    }
    if (!creator.signed(
        proposal.signed().getProposalBytes().toByteArray(),
        proposal.signed().getSignature().toByteArray())) {
      throw EndorsementRefused.denied(
          config.channelId(), "a signature in the name of " + creator.mspId() + " does not fit");
    }
    return creator;
  }

  private static EndorsementRefused refused(String why) {
    return EndorsementRefused.because(Kind.DENIED, "error validating proposal: " + why);
  }
}
