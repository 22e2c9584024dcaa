package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the one hash of this network. */
final class Hashes {
  private Hashes() {}

  static ByteString sha256(ByteString... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ByteString part : parts) {
        digest.update(part.asReadOnlyByteBuffer());
      }
      return ByteString.copyFrom(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
