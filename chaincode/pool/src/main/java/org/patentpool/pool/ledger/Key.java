package org.patentpool.pool.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The key of a row, or the common beginning of many: an object type and its parts, as a Fabric
 * composite key has them. Keys are ordered as the ledger orders them, by code points.
 */
public record Key(String type, List<String> parts) implements Comparable<Key> {

  /** How long one part may be. */
  public static final int MAX_PART = 64;

  private static final Pattern TYPE = Pattern.compile("[a-z]{1,32}");
  private static final int SEPARATOR = 0;
  private static final int BEYOND_ALL = 0x10FFFF;

  public Key {
    parts = List.copyOf(parts);
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("an object type is 1 to 32 lower-case letters");
    }
    parts.forEach(Key::requirePart);
  }

  private static void requirePart(String part) {
    if (part.isEmpty() || part.length() > MAX_PART) {
      throw new IllegalArgumentException("a key part has 1 to " + MAX_PART + " characters");
    }
    if (part.codePoints().anyMatch(Key::isForbidden)) {
      throw new IllegalArgumentException("U+0000, U+10FFFF and lone surrogates cannot be in a key");
    }
  }

  private static boolean isForbidden(int codePoint) {
    return codePoint == SEPARATOR
        || codePoint == BEYOND_ALL
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  /** Whether this key begins with all of the other. */
  public boolean startsWith(Key prefix) {
    return type.equals(prefix.type)
        && parts.size() >= prefix.parts.size()
        && parts.subList(0, prefix.parts.size()).equals(prefix.parts);
  }

  /** The key as one string, each piece closed by U+0000, as Fabric writes composite keys. */
  public String composite() {
    var out = new StringBuilder().appendCodePoint(SEPARATOR);
    out.append(type).appendCodePoint(SEPARATOR);
    parts.forEach(part -> out.append(part).appendCodePoint(SEPARATOR));
    return out.toString();
  }

  @Override
  public int compareTo(Key other) {
    int[] mine = composite().codePoints().toArray();
    int[] theirs = other.composite().codePoints().toArray();
    return Arrays.compare(mine, theirs);
  }
}
