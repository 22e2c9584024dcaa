package org.patentpool.pool;

import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.EventType;

/** The one event of an accepted command. */
public record Event(EventType type, Json.Obj payload) {
  public String name() {
    return type.value();
  }

  public byte[] bytes() {
    return Canonical.bytes(payload);
  }
}
