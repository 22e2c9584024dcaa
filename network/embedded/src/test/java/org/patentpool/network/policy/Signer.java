package org.patentpool.network.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.patentpool.network.identity.Identity;

/** Somebody of an organisation in a role, without a key: policies ask for no more. */
record Signer(String name, String mspId, MSPRole.MSPRoleType role) implements Identity {
  static Signer peer(String mspId) {
    return new Signer("peer", mspId, MSPRole.MSPRoleType.PEER);
  }

  @Override
  public ByteString serialized() {
    return ByteString.copyFromUtf8(mspId + "/" + name);
  }

  @Override
  public Instant expiresAt() {
    return Instant.MAX;
  }

  @Override
  public boolean signed(byte[] message, byte[] signature) {
    return true;
  }

  @Override
  public boolean satisfies(MSPPrincipal principal) {
    try {
      var asked = MSPRole.parseFrom(principal.getPrincipal());
      return asked.getMspIdentifier().equals(mspId)
          && (asked.getRole() == MSPRole.MSPRoleType.MEMBER || asked.getRole() == role);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
