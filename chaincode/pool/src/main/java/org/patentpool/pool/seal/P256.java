package org.patentpool.pool.seal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;
import org.patentpool.pool.canonical.Canonical;

/** The curve P-256 and the two generators of sealed amounts. */
final class P256 {
  private static final String NAME = "secp256r1";
  private static final String SEED_OF_H = "patent-pool-ledger commitment generator H";
  private static final int COMPRESSED_BYTES = 33;

  static final ECCurve CURVE = CustomNamedCurves.getByName(NAME).getCurve();

  /** The order of the group: as its cofactor is 1, of every point but infinity. */
  static final BigInteger N = CURVE.getOrder();

  static final ECPoint G = CustomNamedCurves.getByName(NAME).getG();

  /**
   * The generator of the blindings. It comes out of a hash, so that nobody knows its logarithm to
   * the base G; who knew it could open a sealed amount as any other.
   */
  static final ECPoint H =
      IntStream.iterate(0, counter -> counter + 1)
          .mapToObj(P256::hashed)
          .flatMap(x -> withEvenY(x).stream())
          .findFirst()
          .orElseThrow();

  private P256() {}

  /** The points with one inversion for all of them, which is the dear part of writing a point. */
  static List<ECPoint> normal(List<ECPoint> points) {
    ECPoint[] all = points.toArray(ECPoint[]::new);
    // Normalising one by one would ask the library's source of chance for a mask.
    CURVE.normalizeAll(all);
    return List.of(all);
  }

  /**
   * Reads a point from its one encoding.
   *
   * @throws IllegalArgumentException if the bytes are anything else
   */
  static ECPoint decode(byte[] bytes) {
    boolean infinity = bytes.length == 1 && bytes[0] == 0;
    boolean compressed = bytes.length == COMPRESSED_BYTES && (bytes[0] == 2 || bytes[0] == 3);
    if (!infinity && !compressed) {
      throw new IllegalArgumentException("33 bytes of a compressed point, or one zero byte");
    }
    try {
      return CURVE.decodePoint(bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no point of P-256 is written like this", e);
    }
  }

  private static BigInteger hashed(int counter) {
    byte[] text = SEED_OF_H.getBytes(StandardCharsets.US_ASCII);
    var bytes = ByteBuffer.allocate(text.length + Integer.BYTES).put(text).putInt(counter);
    return new BigInteger(1, Canonical.sha256(bytes.array()).bytes());
  }

  private static Optional<ECPoint> withEvenY(BigInteger x) {
    if (x.compareTo(CURVE.getField().getCharacteristic()) >= 0) {
      return Optional.empty();
    }
    ECFieldElement at = CURVE.fromBigInteger(x);
    ECFieldElement square = at.square().add(CURVE.getA()).multiply(at).add(CURVE.getB());
    ECFieldElement y = square.sqrt();
    if (y == null) {
      return Optional.empty();
    }
    ECFieldElement even = y.testBitZero() ? y.negate() : y;
    return Optional.of(CURVE.createPoint(x, even.toBigInteger()));
  }
}
