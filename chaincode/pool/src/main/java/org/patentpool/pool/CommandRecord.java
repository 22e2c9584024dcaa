package org.patentpool.pool;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.ledger.RecordType;

/** That a key sent a command: what makes sending it again harmless. */
record CommandRecord(
    Hash key, Id id, CommandType command, Hash digest, LocalDate day, Json.Obj answer) {
  static final RecordType<CommandRecord> TYPE =
      RecordType.first("command", CommandRecord.class, c -> List.of(c.key(), c.id()));
}
