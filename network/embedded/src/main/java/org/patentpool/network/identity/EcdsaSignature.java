package org.patentpool.network.identity;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A signature in the one encoding that is accepted: minimal DER without trailing bytes, both
 * numbers in range, and the smaller of the two possible values of s. Any other encoding would let a
 * stranger turn a signature into a second one that looks different.
 */
record EcdsaSignature(BigInteger r, BigInteger s) {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int LONGEST_INTEGER = 33;

  /** The signature, or null when the bytes are anything but its canonical encoding. */
  static @Nullable EcdsaSignature parse(byte[] der) {
    if (der.length < 2 || der[0] != SEQUENCE || der[1] != der.length - 2) {
      return null;
    }
    int endOfR = endOfInteger(der, 2);
    if (endOfR < 0 || endOfInteger(der, endOfR) != der.length) {
      return null;
    }
    var r = new BigInteger(der, 4, endOfR - 4);
    var s = new BigInteger(der, endOfR + 2, der.length - endOfR - 2);
    var inRange =
        r.signum() > 0
            && r.compareTo(P256.ORDER) < 0
            && s.signum() > 0
            && s.compareTo(P256.HALF_ORDER) <= 0;
    return inRange ? new EcdsaSignature(r, s) : null;
  }

  /** Takes the smaller s, which signs just as well. */
  static EcdsaSignature canonical(BigInteger r, BigInteger s) {
    return new EcdsaSignature(r, s.min(P256.ORDER.subtract(s)));
  }

  byte[] encode() {
    var first = r.toByteArray();
    var second = s.toByteArray();
    var der = new byte[6 + first.length + second.length];
    der[0] = SEQUENCE;
    der[1] = (byte) (der.length - 2);
    put(first, der, 2);
    put(second, der, 4 + first.length);
    return der;
  }

  private static void put(byte[] number, byte[] der, int at) {
    der[at] = INTEGER;
    der[at + 1] = (byte) number.length;
    System.arraycopy(number, 0, der, at + 2, number.length);
  }

  /** Where the minimal, non-negative integer that starts here ends, or -1. */
  private static int endOfInteger(byte[] der, int start) {
    if (start + 3 > der.length || der[start] != INTEGER) {
      return -1;
    }
    int length = der[start + 1];
    int end = start + 2 + length;
    if (length < 1 || length > LONGEST_INTEGER || end > der.length || der[start + 2] < 0) {
      return -1;
    }
    var padded = length > 1 && der[start + 2] == 0 && der[start + 3] >= 0;
    return padded ? -1 : end;
  }
}
