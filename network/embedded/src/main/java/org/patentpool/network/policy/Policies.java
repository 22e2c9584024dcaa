package org.patentpool.network.policy;

import java.util.Collection;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.patentpool.network.identity.Identity;

/** The policies of a channel's newest configuration. Thread-safe. */
public interface Policies {
  /**
   * Whether these identities, each of whom has validly signed, satisfy the channel policy of that
   * path, for instance {@code /Channel/Application/Writers}. An unknown path is satisfied by
   * nobody.
   */
  boolean channelPolicy(String path, Collection<? extends Identity> signers);

  /** Whether these identities satisfy a signature policy; one identity counts once. */
  boolean signaturePolicy(SignaturePolicyEnvelope policy, Collection<? extends Identity> signers);

  /**
   * Whether the identity may use the resource, by the channel's ACLs or else Fabric's defaults, for
   * instance {@code peer/Propose}, {@code event/Block}, {@code qscc/GetBlockByNumber}.
   */
  boolean mayUse(String resource, Identity caller);
}
