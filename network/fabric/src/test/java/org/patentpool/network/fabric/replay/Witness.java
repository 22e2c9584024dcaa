package org.patentpool.network.fabric.replay;

import com.google.protobuf.ByteString;
import org.patentpool.network.identity.SigningIdentity;

/** A recorded node. Nobody here has its key: what it signed is in the recording. */
record Witness(String mspId, ByteString serialized) implements SigningIdentity {
  @Override
  public ByteString sign(byte[] message) {
    return ByteString.EMPTY;
  }
}
