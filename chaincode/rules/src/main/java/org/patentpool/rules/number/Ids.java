package org.patentpool.rules.number;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Ids are compared as they are, by the bytes of their UTF-8. */
public final class Ids {
  public static final Comparator<String> ORDER = Ids::compare;

  private Ids() {}

  /**
   * Refuses ids of which one stands twice.
   *
   * @throws IllegalArgumentException and names the first
   */
  public static void requireDistinct(String what, List<String> ids) {
    TreeSet<String> seen = new TreeSet<>(ORDER);
    for (String id : ids) {
      if (!seen.add(id)) {
        throw new IllegalArgumentException(what + " " + id + " stands twice");
      }
    }
  }

  /** UTF-16 puts the surrogates of the higher planes before the end of the basic one. */
  private static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return Integer.compare(rank(x), rank(y));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int rank(char unit) {
    if (unit >= 0xE000) {
      return unit - 0x800;
    }
    return unit >= 0xD800 ? unit + 0x2000 : unit;
  }
}
