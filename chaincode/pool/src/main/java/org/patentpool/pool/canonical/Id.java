package org.patentpool.pool.canonical;

import java.util.regex.Pattern;

/** An opaque id; no name of a person is one. */
public record Id(String value) implements Scalar, Comparable<Id> {
  public static final Form<Id> FORM = Form.scalar(Id::new);

  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  public Id {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an id has 1 to 32 characters of a-z, 0-9 and -, and does not start with -");
    }
  }

  @Override
  public int compareTo(Id other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
