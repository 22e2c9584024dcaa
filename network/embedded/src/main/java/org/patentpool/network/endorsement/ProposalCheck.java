package org.patentpool.network.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.InstantSource;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
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
      throw EndorsementRefused.because(
          Kind.DENIED,
          "duplicate transaction found [%s]. Creator [%s]"
              .formatted(
                  proposal.txId(),
                  HexFormat.of().formatHex(proposal.signatureHeader().getCreator().toByteArray())));
    }
    return creator;
  }

  private static void checkHeader(Proposal proposal, ChannelConfig config)
      throws EndorsementRefused {
    ChannelHeader header = proposal.channelHeader();
    if (!header.getChannelId().equals(config.channelId())) {
      throw EndorsementRefused.because(
          Kind.DENIED, "channel '" + header.getChannelId() + "' not found");
    }
    if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
      HeaderType type = HeaderType.forNumber(header.getType());
      throw refused("invalid header type " + (type == null ? header.getType() : type));
    }
    if (header.getEpoch() != 0) {
      throw refused("epoch is non-zero");
    }
    var signer = proposal.signatureHeader();
    if (signer.getNonce().isEmpty()) {
      throw refused("nonce is empty");
    }
    if (signer.getCreator().isEmpty()) {
      throw refused("creator is empty");
    }
    String expected = TransactionId.of(signer.getNonce(), signer.getCreator());
    if (!proposal.txId().equals(expected)) {
      throw refused(
          "incorrectly computed txid '%s' -- expected '%s'".formatted(proposal.txId(), expected));
    }
    if (proposal.signed().getSignature().isEmpty()) {
      throw refused("empty signature bytes");
    }
  }

  private Identity checkSender(Proposal proposal, ChannelConfig config) throws EndorsementRefused {
    Identity creator;
    try {
      creator = config.membership().identify(proposal.signatureHeader().getCreator());
    } catch (IdentityException e) {
      if (e.isRevoked()) {
        throw EndorsementRefused.denied(
            config.channelId(), claimed(proposal.signatureHeader().getCreator()), "revoked");
      }
      throw EndorsementRefused.stranger(config.channelId(), "not recognised: " + e.getMessage());
    }
    if (!clock.instant().isBefore(creator.expiresAt())) {
      throw EndorsementRefused.denied(
          config.channelId(),
          creator.mspId(),
          "a certificate of " + creator.mspId() + " expired " + creator.expiresAt());
    }
    if (!creator.signed(
        proposal.signed().getProposalBytes().toByteArray(),
        proposal.signed().getSignature().toByteArray())) {
      throw EndorsementRefused.denied(
          config.channelId(),
          creator.mspId(),
          "a signature in the name of " + creator.mspId() + " does not fit");
    }
    return creator;
  }

  /** The organisation that the creator names. */
  private static String claimed(ByteString creator) {
    try {
      return SerializedIdentity.parseFrom(creator).getMspid();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("it was recognised as revoked and cannot be read", e);
    }
  }

  private static EndorsementRefused refused(String why) {
    return EndorsementRefused.because(Kind.DENIED, "error validating proposal: " + why);
  }
}
