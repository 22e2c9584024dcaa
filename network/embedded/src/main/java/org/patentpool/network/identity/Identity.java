package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.MSPPrincipal;

/**
 * Somebody whose certificate chains to an organisation of the channel and is not revoked.
 *
 * <p>Two identities are equal when organisation and certificate are, whatever bytes they came in:
 * that is how policies count nobody twice.
 *
 * <p>Expiry is not part of being valid: it is checked where a transaction is submitted, by {@link
 * #expiresAt()}.
 */
public interface Identity {
  String mspId();

  /** The {@code msp.SerializedIdentity} bytes it was recognised by. */
  ByteString serialized();

  Instant expiresAt();

  /** Whether this is an ECDSA signature over SHA-256 of the message, low-S, by this identity. */
  boolean signed(byte[] message, byte[] signature);

  /** Role, organisational unit or identity principal, as Fabric's MSP decides it. */
  boolean satisfies(MSPPrincipal principal);
}
