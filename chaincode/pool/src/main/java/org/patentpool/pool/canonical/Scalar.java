package org.patentpool.pool.canonical;

/** A value written as one string. */
public interface Scalar {
  String value();
}
