package org.patentpool.pool;

import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;

/** The answer to a command or a query. */
public record Answer(Json.Obj json) implements Reading {
  static Answer of(Json.Obj members) {
    return new Answer(members.with("type", "answer").with("v", 1));
  }

  public byte[] bytes() {
    return Canonical.bytes(json);
  }
}
