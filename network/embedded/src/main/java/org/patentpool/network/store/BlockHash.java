package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** The two hashes that chain blocks, computed as Fabric computes them. */
public final class BlockHash {
  private BlockHash() {}

  /** What the next block's header names as the previous hash. */
  public static ByteString header(BlockHeader header) {
    return Sha256.of(headerBytes(header));
  }

  /**
   * The header as DER: a sequence of number, previous hash and data hash. An orderer signs these
   * bytes, and its hash is {@link #header}.
   */
  public static ByteString headerBytes(BlockHeader header) {
    var sequence =
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))),
              new DEROctetString(header.getPreviousHash().toByteArray()),
              new DEROctetString(header.getDataHash().toByteArray())
            });
    try {
      return ByteString.copyFrom(sequence.getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new UncheckedIOException("a block header could not be encoded in memory", e);
    }
  }

  /** SHA-256 over the envelopes one after the other, which a header names as its data hash. */
  public static ByteString data(BlockData data) {
    return Sha256.of(data.getDataList());
  }
}
