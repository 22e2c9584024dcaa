package org.patentpool.network.identity;

import com.google.protobuf.ByteString;

/** The organisations of a channel, as its newest configuration names them. Thread-safe. */
public interface Membership {
  /**
   * Recognises a serialised identity: known organisation, chain, key usage, revocation.
   *
   * @throws IdentityException with the reason, for the log; outward it is one generic denial
   */
  Identity identify(ByteString serialized) throws IdentityException;
}
