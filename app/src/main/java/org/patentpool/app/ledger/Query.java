package org.patentpool.app.ledger;

import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.QueryType;

/** Something asked of the ledger. */
public record Query(QueryType type, Json.Obj members) {
  public Query(QueryType type) {
    this(type, Json.Obj.EMPTY);
  }

  String payload() {
    return Canonical.text(members);
  }
}
