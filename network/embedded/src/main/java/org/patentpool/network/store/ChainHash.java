package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** The hashes that chain blocks. */
final class ChainHash {
  private ChainHash() {}

  static ByteString header(BlockHeader header) {
    BigInteger number = new BigInteger(Long.toUnsignedString(header.getNumber()));
    var sequence =
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1Integer(number),
              new DEROctetString(header.getPreviousHash().toByteArray()),
              new DEROctetString(header.getDataHash().toByteArray())
            });
    try {
      return sha256(ByteString.copyFrom(sequence.getEncoded(ASN1Encoding.DER)));
    } catch (IOException e) {
      throw new UncheckedIOException("Three values in memory could not be encoded", e);
    }
  }

  static ByteString data(BlockData data) {
    MessageDigest digest = digest();
    data.getDataList().forEach(part -> update(digest, part));
    return ByteString.copyFrom(digest.digest());
  }

  static ByteString sha256(ByteString bytes) {
    MessageDigest digest = digest();
    update(digest, bytes);
    return ByteString.copyFrom(digest.digest());
  }

  private static void update(MessageDigest digest, ByteString bytes) {
    for (ByteBuffer part : bytes.asReadOnlyByteBufferList()) {
      digest.update(part);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
