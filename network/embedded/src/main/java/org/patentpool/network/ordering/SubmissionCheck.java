package org.patentpool.network.ordering;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.InstantSource;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.policy.Batching;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfigUpdates;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.policy.InvalidConfigException;
import org.patentpool.network.store.TransactionId;

/**
 * What is asked of an envelope before it is ordered. A certificate's expiry is asked for here and
 * nowhere later, so that a block never changes its meaning with time.
 */
final class SubmissionCheck {
  private static final String WRITERS = "/Channel/Writers";

  private final ConfiguredChannel channel;
  private final PrivateDataSource privateData;
  private final InstantSource clock;

  SubmissionCheck(ConfiguredChannel channel, PrivateDataSource privateData, InstantSource clock) {
    this.channel = channel;
    this.privateData = privateData;
    this.clock = clock;
  }

  /** An envelope whose sender may send, and what it is. */
  record Accepted(Envelope envelope, Payload payload, ChannelHeader header) {
    HeaderType type() {
      return HeaderType.forNumber(header.getType());
    }
  }

  Accepted check(Envelope envelope) throws SubmissionRefused {
    ChannelConfig config = channel.current();
    checkSize(envelope, config.batching());
    try {
      Payload payload = Payload.parseFrom(envelope.getPayload());
      ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
      SignatureHeader sender = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
      checkHeader(header, sender, config);
      checkSender(envelope, sender, config);
      return new Accepted(envelope, payload, header);
    } catch (InvalidProtocolBufferException e) {
      throw new SubmissionRefused(
          Status.BAD_REQUEST, "the envelope cannot be read", String.valueOf(e.getMessage()));
    }
  }

  private static void checkSize(Envelope envelope, Batching limits) throws SubmissionRefused {
    if (envelope.getPayload().isEmpty()) {
      throw new SubmissionRefused(Status.BAD_REQUEST, "the message is empty");
    }
    long bytes = (long) envelope.getPayload().size() + envelope.getSignature().size();
    if (bytes > limits.absoluteMaxBytes()) {
      throw new SubmissionRefused(
          Status.BAD_REQUEST,
          "the message has "
              + bytes
              + " bytes and the channel allows "
              + limits.absoluteMaxBytes());
    }
  }

  private static void checkHeader(
      ChannelHeader header, SignatureHeader sender, ChannelConfig config) throws SubmissionRefused {
    if (!header.getChannelId().equals(config.channelId())) {
      throw new SubmissionRefused(
          Status.BAD_REQUEST,
          "channel does not exist",
          "there is no channel '" + header.getChannelId() + "' here");
    }
    if (sender.getNonce().isEmpty() || sender.getCreator().isEmpty()) {
      throw new SubmissionRefused(Status.BAD_REQUEST, "the header lacks nonce or creator");
    }
    // A foreign id, were it ordered, would stand in the way of the transaction it belongs to.
    if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE
        && !header.getTxId().equals(TransactionId.of(sender.getNonce(), sender.getCreator()))) {
      throw new SubmissionRefused(
          Status.BAD_REQUEST, "the transaction id does not follow from nonce and creator");
    }
  }

  private void checkSender(Envelope envelope, SignatureHeader sender, ChannelConfig config)
      throws SubmissionRefused {
    Identity creator;
    try {
      creator = config.membership().identify(sender.getCreator());
    } catch (IdentityException e) {
      throw denied("the sender is not recognised: " + e.getMessage());
    }
    if (!clock.instant().isBefore(creator.expiresAt())) {
      throw denied("a certificate of " + creator.mspId() + " expired " + creator.expiresAt());
    }
    if (!creator.signed(
        envelope.getPayload().toByteArray(), envelope.getSignature().toByteArray())) {
      throw denied("the signature in the name of " + creator.mspId() + " does not fit");
    }
    if (!config.policies().channelPolicy(WRITERS, List.of(creator))) {
      throw denied("a sender of " + creator.mspId() + " is none of the channel's writers");
    }
  }

  private static SubmissionRefused denied(String reason) {
    return new SubmissionRefused(
        Status.FORBIDDEN,
        "implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy "
            + "requires 1 of the 'Writers' sub-policies to be satisfied: permission denied",
        reason);
  }

  /** Whether the configuration may follow the current one; another may still come before it. */
  void checkConfiguration(Accepted accepted) throws SubmissionRefused {
    try {
      ConfigUpdates.accept(channel.current(), accepted.envelope());
    } catch (InvalidConfigException e) {
      throw new SubmissionRefused(
          Status.BAD_REQUEST, "the configuration cannot follow the current one: " + e.getMessage());
    }
  }

  /** The private writes the transaction stands for, or null when it has none. */
  @Nullable TxPvtReadWriteSet privateWrites(Accepted accepted) throws SubmissionRefused {
    try {
      var action = EndorserTransaction.parse(accepted.payload().getData()).action();
      ReadWriteSet set = ReadWriteSet.parse(action.getResults());
      if (!PrivateWrites.promisedBy(set)) {
        return null;
      }
      TxPvtReadWriteSet held = privateData.find(accepted.header().getTxId());
      if (held == null || !PrivateWrites.match(set, held)) {
        throw new SubmissionRefused(
            Status.BAD_REQUEST,
            "the transaction's private data is not held here (any more); endorse it again");
      }
      return held;
    } catch (InvalidProtocolBufferException e) {
      throw new SubmissionRefused(
          Status.BAD_REQUEST, "the transaction cannot be read", String.valueOf(e.getMessage()));
    }
  }
}
