package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** SHA-256, the hash of every private key, private value and range summary. */
final class Digest {
  private Digest() {}

  static ByteString of(String text) {
    return of(ByteString.copyFromUtf8(text));
  }

  static ByteString of(ByteString bytes) {
    return of(List.of(bytes));
  }

  /** The hash of the concatenation. */
  static ByteString of(List<ByteString> parts) {
    MessageDigest sha256 = sha256();
    for (ByteString part : parts) {
      part.asReadOnlyByteBufferList().forEach(sha256::update);
    }
    return UnsafeByteOperations.unsafeWrap(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
