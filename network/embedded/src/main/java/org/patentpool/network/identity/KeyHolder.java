package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** An identity together with the key in this process's memory. */
final class KeyHolder implements SigningIdentity {
  private final String mspId;
  private final ByteString serialized;
  private final SigningKey key;

  KeyHolder(String mspId, ByteString certificate, SigningKey key) {
    this.mspId = mspId;
    this.key = key;
    this.serialized =
        SerializedIdentity.newBuilder()
            .setMspid(mspId)
            .setIdBytes(certificate)
            .build()
            .toByteString();
  }

  @Override
  public String mspId() {
    return mspId;
  }

  @Override
  public ByteString serialized() {
    return serialized;
  }

  @Override
  public ByteString sign(byte[] message) {
    return ByteString.copyFrom(key.sign(message));
  }
}
