package org.patentpool.pool.seal;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Scalar;

/**
 * An amount that everyone may add to others and nobody can read: a Pedersen commitment. As long as
 * nobody knows the logarithm of one generator to the base of the other, it opens as one amount
 * only.
 */
public final class SealedAmount implements Scalar {
  private static final Pattern ALLOWED = Pattern.compile("00|0[23][0-9a-f]{64}");

  /** As the lower-case hexadecimal digits of its bytes. */
  public static final Form<SealedAmount> FORM = Form.scalar(SealedAmount::of);

  /** Normalised, so that comparing and writing it compute nothing. */
  private final ECPoint point;

  SealedAmount(ECPoint point) {
    this.point = point;
  }

  public static SealedAmount of(String hex) {
    if (!ALLOWED.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "a compressed point in lower-case hexadecimal digits is expected");
    }
    return of(HexFormat.of().parseHex(hex));
  }

  /**
   * The sealed amount that is written as these bytes. Every one has exactly one encoding.
   *
   * @throws IllegalArgumentException if no point of P-256 is written like this
   */
  public static SealedAmount of(byte[] bytes) {
    return new SealedAmount(P256.decode(bytes));
  }

  /** The sum, still sealed; of none it is the sealed 0 with the blinding 0. */
  public static SealedAmount sum(List<SealedAmount> amounts) {
    ECPoint sum = P256.CURVE.getInfinity();
    for (SealedAmount each : amounts) {
      sum = sum.add(each.point);
    }
    return new SealedAmount(P256.normal(List.of(sum)).getFirst());
  }

  /** Whether this is what the opening seals. */
  public boolean isOpenedBy(Opening opening) {
    return opening.point().subtract(point).isInfinity();
  }

  /** SEC1 compressed: 33 bytes, or one zero byte for the point at infinity. */
  public byte[] bytes() {
    return point.getEncoded(true);
  }

  @Override
  public String value() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SealedAmount sealed && point.equals(sealed.point);
  }

  @Override
  public int hashCode() {
    return point.hashCode();
  }

  @Override
  public String toString() {
    return value();
  }
}
