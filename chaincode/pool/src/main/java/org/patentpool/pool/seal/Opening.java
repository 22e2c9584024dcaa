package org.patentpool.pool.seal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.bouncycastle.math.ec.ECPoint;

/**
 * What opens a sealed amount: the amount in minor units, maybe negative, and its blinding. The
 * openings of many amounts add up to the opening of their sum.
 */
public record Opening(long amount, Blinding blinding) {
  private static final Opening NOTHING = new Opening(0, new Blinding(BigInteger.ZERO));

  /** Built when the first amount is sealed; who only adds sealed amounts never needs them. */
  private static final class Tables {
    static final Multiples OF_G = new Multiples(P256.G, Long.BYTES);
    static final Multiples OF_H = new Multiples(P256.H, Blinding.BYTES);
  }

  /**
   * The opening of the sum of what these open.
   *
   * @throws ArithmeticException if the amounts add up to more than 64 bits hold
   */
  public static Opening sum(List<Opening> openings) {
    Opening sum = NOTHING;
    for (Opening each : openings) {
      sum = new Opening(Math.addExact(sum.amount, each.amount), sum.blinding.plus(each.blinding));
    }
    return sum;
  }

  public SealedAmount seal() {
    return sealAll(List.of(this)).getFirst();
  }

  /** Seals the amounts of a batch, which is faster than one by one. */
  public static List<SealedAmount> sealAll(List<Opening> openings) {
    List<ECPoint> points = openings.stream().map(Opening::point).toList();
    return P256.normal(points).stream().map(SealedAmount::new).toList();
  }

  /** amount·G + blinding·H. */
  ECPoint point() {
    // The smallest long has no positive counterpart, but read without sign it is its own.
    byte[] size = ByteBuffer.allocate(Long.BYTES).putLong(amount < 0 ? -amount : amount).array();
    ECPoint ofAmount = Tables.OF_G.by(size);
    return Tables.OF_H.by(blinding.bytes()).add(amount < 0 ? ofAmount.negate() : ofAmount);
  }

  /** Says nothing, because what is printed ends up in logs. */
  @Override
  public String toString() {
    return "Opening[…]";
  }
}
