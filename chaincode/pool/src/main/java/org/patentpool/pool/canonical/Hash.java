package org.patentpool.pool.canonical;

import java.util.regex.Pattern;

/** A SHA-256 digest or the thumbprint of a public key: 64 lower-case hexadecimal digits. */
public record Hash(String value) implements Scalar, Comparable<Hash> {
  public static final Form<Hash> FORM = Form.scalar(Hash::new);

  private static final Pattern ALLOWED = Pattern.compile("[0-9a-f]{64}");

  public Hash {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException("64 lower-case hexadecimal digits are expected");
    }
  }

  @Override
  public int compareTo(Hash other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
