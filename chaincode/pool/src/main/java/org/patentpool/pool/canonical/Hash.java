package org.patentpool.pool.canonical;

import java.util.HexFormat;

/** A SHA-256 digest or the thumbprint of a public key: 64 lower-case hexadecimal digits. */
public record Hash(String value) implements Scalar, Comparable<Hash> {
  public static final Form<Hash> FORM = Form.scalar(Hash::new);

  public Hash {
    Hex32.require(value);
  }

  /** The hash that is these 32 bytes. */
  public static Hash of(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return Hex32.bytes(value);
  }

  @Override
  public int compareTo(Hash other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
