package org.patentpool.network.simulation;

import java.util.Comparator;

/**
 * The order of keys on a Fabric ledger: by the bytes of their UTF-8 form. It differs from Java's
 * own order where one key has a character beyond the Basic Multilingual Plane and the other one
 * from U+E000 upwards.
 */
public final class KeyOrder {
  public static final Comparator<String> UTF_8 = KeyOrder::compare;

  private KeyOrder() {}

  private static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
