package org.patentpool.pool.canonical;

import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.rejection.Rejection;

/** Bytes or JSON that cannot be read; whoever asked for the reading turns it into an answer. */
public final class MalformedException extends RuntimeException {

  private final transient Rejection rejection;

  public MalformedException(Code code, String at, String detail) {
    super(code + " at '" + at + "': " + detail);
    this.rejection = new Rejection(code, at, detail);
  }

  public Rejection rejection() {
    return rejection;
  }
}
