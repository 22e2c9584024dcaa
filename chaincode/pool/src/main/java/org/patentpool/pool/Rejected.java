package org.patentpool.pool;

import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.rejection.Rejection;

/** A command or query that was refused. It changed nothing. */
public record Rejected(Rejection rejection) implements Decision, Reading {

  /** A refusal by a caller's own rule, such as a day ahead of its clock. */
  public static Rejected of(Code code, String at, String detail) {
    return new Rejected(new Rejection(code, at, detail));
  }

  public Code code() {
    return rejection.code();
  }

  public Code.Kind kind() {
    return code().kind();
  }

  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("type", "rejection")
        .with("v", 1)
        .with("code", code())
        .with("at", rejection.at())
        .with("reason", rejection.reason())
        .with("remedy", code().remedy());
  }

  /** The canonical text in which it is answered. */
  public String message() {
    return Canonical.text(json());
  }
}
