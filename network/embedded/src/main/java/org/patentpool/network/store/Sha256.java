package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** SHA-256, the one hash of blocks, proposals, transaction ids, private keys and values. */
public final class Sha256 {
  private Sha256() {}

  public static ByteString of(String text) {
    return of(ByteString.copyFromUtf8(text));
  }

  public static ByteString of(ByteString... parts) {
    return of(List.of(parts));
  }

  /** The hash of the parts one after the other. */
  public static ByteString of(List<ByteString> parts) {
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
