package org.patentpool.pool.seal;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.math.ec.ECPoint;

/**
 * All multiples of one fixed point that a byte at any place of a number stands for.
 *
 * <p>A year of a large pool seals a million receipts, and every auditor checks them. Doubling and
 * adding along the bits of a number costs some 380 steps; looking up the multiple of each of its
 * bytes leaves at most 32 additions for a blinding and 8 for an amount. The table of the blindings
 * takes over 1 MB and some 50 milliseconds, once. The library's own table for fixed points is
 * smaller, hides which entry is taken, and takes several times as long for each amount.
 *
 * <p>Not constant time: which entries are read, and how many additions do nothing, depends on the
 * number.
 */
final class Multiples {
  private static final int VALUES = 1 << Byte.SIZE;

  /** By the place of the byte, the last one first, then by its value. */
  private final List<List<ECPoint>> table = new ArrayList<>();

  /** The multiples of a point by numbers of at most so many bytes. */
  Multiples(ECPoint point, int bytes) {
    ECPoint unit = P256.normal(List.of(point)).getFirst();
    for (int place = 0; place < bytes; place++) {
      // One more than a byte can be: it is the unit of the next place.
      var row = new ArrayList<ECPoint>(VALUES + 1);
      row.add(P256.CURVE.getInfinity());
      for (int value = 1; value <= VALUES; value++) {
        row.add(row.getLast().add(unit));
      }
      List<ECPoint> normal = P256.normal(row);
      table.add(normal);
      unit = normal.getLast();
    }
  }

  /** The multiple by a number without sign, its bytes from the highest to the lowest. */
  ECPoint by(byte[] number) {
    ECPoint sum = P256.CURVE.getInfinity();
    for (int place = 0; place < number.length; place++) {
      int value = Byte.toUnsignedInt(number[number.length - 1 - place]);
      sum = sum.add(table.get(place).get(value));
    }
    return sum;
  }
}
