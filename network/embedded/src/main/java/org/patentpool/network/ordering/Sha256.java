package org.patentpool.network.ordering;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the one hash of blocks, proposals and transaction ids. */
public final class Sha256 {
  private Sha256() {}

  /** The hash of the parts one after the other. */
  public static ByteString of(ByteString... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ByteString part : parts) {
        part.asReadOnlyByteBufferList().forEach(digest::update);
      }
      return UnsafeByteOperations.unsafeWrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
