package org.patentpool.app.ledger;

import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.CommandType;

/**
 * Something to be done on the ledger.
 *
 * @param id chosen by whoever commands; the same command under the same id is done once
 * @param members what the command says beside its id
 */
public record Command(CommandType type, String id, Json.Obj members) {
  public Command(CommandType type, String id) {
    this(type, id, Json.Obj.EMPTY);
  }

  /** This command, saying one thing more. */
  public Command with(String name, Object value) {
    return new Command(type, id, members.with(name, value));
  }

  /** This command, saying all of that as well. */
  public Command and(Json.Obj more) {
    return new Command(type, id, members.and(more));
  }

  String payload() {
    return Canonical.text(members.with("id", id));
  }
}
