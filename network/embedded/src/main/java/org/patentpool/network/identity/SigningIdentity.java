package org.patentpool.network.identity;

import com.google.protobuf.ByteString;

/** A node or user whose private key this process holds. */
public interface SigningIdentity {
  String mspId();

  /** {@code msp.SerializedIdentity} bytes. */
  ByteString serialized();

  /** DER, low-S, ECDSA over SHA-256 of the message. */
  ByteString sign(byte[] message);
}
