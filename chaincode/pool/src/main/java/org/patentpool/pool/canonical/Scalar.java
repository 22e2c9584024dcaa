package org.patentpool.pool.canonical;

/**
 * A value written as one string. A record that implements it has that string as its only component
 * and throws {@link IllegalArgumentException} for a wrong form; an enum is read back by the string.
 */
public interface Scalar {
  String value();
}
