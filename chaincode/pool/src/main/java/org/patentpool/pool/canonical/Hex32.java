package org.patentpool.pool.canonical;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** 32 bytes as they are written: 64 lower-case hexadecimal digits. */
public final class Hex32 {
  private static final Pattern ALLOWED = Pattern.compile("[0-9a-f]{64}");

  private Hex32() {}

  /**
   * The bytes that are written so.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static byte[] bytes(String text) {
    require(text);
    return HexFormat.of().parseHex(text);
  }

  static void require(String text) {
    if (!ALLOWED.matcher(text).matches()) {
      throw new IllegalArgumentException("64 lower-case hexadecimal digits are expected");
    }
  }
}
