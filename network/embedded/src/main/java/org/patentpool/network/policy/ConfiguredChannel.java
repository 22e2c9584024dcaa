package org.patentpool.network.policy;

import com.google.protobuf.ByteString;
import java.util.Collection;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Membership;

/**
 * A channel as its newest configuration has it. Whoever needs several answers from one and the same
 * configuration asks {@link #current()} once.
 */
public final class ConfiguredChannel implements Membership, Policies {
  private volatile ChannelConfig current;

  public ConfiguredChannel(ChannelConfig first) {
    current = first;
  }

  public ChannelConfig current() {
    return current;
  }

  /** Moves on to the configuration that was just committed. */
  public void advance(ChannelConfig next) {
    if (next.sequence() <= current.sequence()) {
      throw new IllegalArgumentException(
          "configuration %d cannot follow %d".formatted(next.sequence(), current.sequence()));
    }
    current = next;
  }

  @Override
  public Identity identify(ByteString serialized) throws IdentityException {
    return current.membership().identify(serialized);
  }

  @Override
  public boolean channelPolicy(String path, Collection<? extends Identity> signers) {
    return current.policies().channelPolicy(path, signers);
  }

  @Override
  public boolean signaturePolicy(
      SignaturePolicyEnvelope policy, Collection<? extends Identity> signers) {
    return current.policies().signaturePolicy(policy, signers);
  }

  @Override
  public boolean mayUse(String resource, Identity caller) {
    return current.policies().mayUse(resource, caller);
  }
}
