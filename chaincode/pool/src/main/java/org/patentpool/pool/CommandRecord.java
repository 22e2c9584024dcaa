package org.patentpool.pool;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.ledger.RecordType;

/** That a key sent a command: what makes sending it again harmless. */
record CommandRecord(
    Hash key, Id id, CommandType command, Hash digest, LocalDate day, Json.Obj answer)
    implements Json.Source {
  static final Form<CommandRecord> FORM =
      Form.object(f ->
          new CommandRecord(
              f.get("key", Hash.FORM),
              f.get("id", Id.FORM),
              f.get("command", Form.oneOf(CommandType.values())),
              f.get("digest", Hash.FORM),
              f.get("day", Form.DATE),
              f.get("answer", Form.OBJECT)));

  static final RecordType<CommandRecord> TYPE =
      RecordType.first("command", FORM, c -> List.of(c.key(), c.id()));

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("key", key)
        .with("id", id)
        .with("command", command)
        .with("digest", digest)
        .with("day", day)
        .with("answer", answer);
  }
}
