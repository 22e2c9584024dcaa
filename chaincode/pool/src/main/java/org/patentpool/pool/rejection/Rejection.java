package org.patentpool.pool.rejection;

/**
 * One refusal: what (the code), where (a JSON pointer into the payload, empty for the whole), and
 * the particulars of this case.
 */
public record Rejection(Code code, String at, String detail) {

  public Rejection(Code code, String at) {
    this(code, at, "");
  }

  /** Why, in one sentence; the particulars follow in brackets. */
  public String reason() {
    return detail.isEmpty() ? code.reason() : code.reason() + " (" + detail + ")";
  }
}
