package org.patentpool.network.delivery;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.time.InstantSource;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfiguredChannel;

/** Lets a signed request through when its sender is known, has signed it and may make it. */
public final class Access {
  private final ConfiguredChannel channel;
  private final InstantSource clock;

  public Access(ConfiguredChannel channel, InstantSource clock) {
    this.channel = channel;
    this.clock = clock;
  }

  /** The bytes somebody signed, and who says so. */
  public record Signed(ByteString creator, ByteString data, ByteString signature) {}

  /**
   * Admits the sender to the resource for this moment.
   *
   * @throws AccessDenied for an unknown, revoked or unentitled sender or a signature not theirs
   */
  public Caller admit(String resource, String channelId, Signed request) throws AccessDenied {
    if (!channelId.equals(channel.current().channelId())) {
      throw denied(resource, channelId, "there is no such channel here");
    }
    ChannelConfig config = channel.current();
    Identity identity = identify(config, resource, request.creator());
    if (!identity.signed(request.data().toByteArray(), request.signature().toByteArray())) {
      throw denied(resource, channelId, "the signature is not the sender's");
    }
    if (!config.policies().mayUse(resource, identity)) {
      throw denied(resource, channelId, "the policy of the resource excludes " + identity.mspId());
    }
    return new Caller(resource, identity, config.sequence());
  }

  private Identity identify(ChannelConfig config, String resource, ByteString creator)
      throws AccessDenied {
    try {
      return config.membership().identify(creator);
    } catch (IdentityException e) {
      throw denied(resource, channel.current().channelId(), String.valueOf(e.getMessage()));
    }
  }

  private static AccessDenied denied(String resource, String channelId, String reason) {
    return new AccessDenied(
        "access denied: channel [" + channelId + "] resource [" + resource + "]", reason);
  }

  /**
   * Somebody who was admitted, and may have to be sent away later. Used by one thread at a time.
   */
  public final class Caller {
    private final String resource;
    private Identity identity;
    private long sequence;

    private Caller(String resource, Identity identity, long sequence) {
      this.resource = resource;
      this.identity = identity;
      this.sequence = sequence;
    }

    /** As the newest configuration sees them. */
    Identity identity() {
      return identity;
    }

    public Instant expiresAt() {
      return identity.expiresAt();
    }

    /**
     * Asks again whether the caller may stay: their certificate runs out by the clock, and each new
     * configuration may have revoked it or changed the policy. The signature was checked for good.
     */
    public void recheck() throws AccessDenied {
      if (!clock.instant().isBefore(identity.expiresAt())) {
        throw denied(
            resource,
            channel.current().channelId(),
            "the certificate expired at " + identity.expiresAt());
      }
      ChannelConfig config = channel.current();
      if (config.sequence() == sequence) {
        return;
      }
      identity = identify(config, resource, identity.serialized());
      if (!config.policies().mayUse(resource, identity)) {
        throw denied(
            resource,
            channel.current().channelId(),
            "a new configuration excludes " + identity.mspId());
      }
      sequence = config.sequence();
    }
  }
}
