package org.patentpool.pool.canonical;

import java.util.regex.Pattern;

/** A SHA-256 digest or the thumbprint of a public key: 64 lower-case hexadecimal digits. */
public record Hash(String value) implements Scalar {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Hash {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("64 lower-case hexadecimal digits are expected");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
