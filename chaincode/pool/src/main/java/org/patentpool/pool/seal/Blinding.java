package org.patentpool.pool.seal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hex32;
import org.patentpool.pool.canonical.Scalar;
import org.patentpool.pool.canonical.Secret;

/** The number that hides a sealed amount: at least 0 and below the order of P-256. */
public record Blinding(BigInteger number) implements Scalar {
  static final int BYTES = 32;

  /** As 64 lower-case hexadecimal digits. */
  public static final Form<Blinding> FORM = Form.scalar(Blinding::of);

  public Blinding {
    if (number.signum() < 0 || number.compareTo(P256.N) >= 0) {
      throw new IllegalArgumentException("a blinding is at least 0 and below the order of P-256");
    }
  }

  public static Blinding of(String hex) {
    return new Blinding(new BigInteger(1, Hex32.bytes(hex)));
  }

  /**
   * The blinding of one amount of a batch. Two amounts must never share secret and index: the
   * difference of their seals would hide nothing.
   */
  public static Blinding of(Secret batch, int index) {
    if (index < 0) {
      throw new IllegalArgumentException("an index in a batch is never negative");
    }
    byte[] hmac = batch.hmac(ByteBuffer.allocate(Integer.BYTES).putInt(index).array());
    return new Blinding(new BigInteger(1, hmac).mod(P256.N));
  }

  Blinding plus(Blinding other) {
    return new Blinding(number.add(other.number).mod(P256.N));
  }

  byte[] bytes() {
    return BigIntegers.asUnsignedByteArray(BYTES, number);
  }

  /** The number as {@link #FORM} reads it. */
  @Override
  public String value() {
    return HexFormat.of().formatHex(bytes());
  }

  /** Says nothing, because what is printed ends up in logs. */
  @Override
  public String toString() {
    return "Blinding[…]";
  }
}
