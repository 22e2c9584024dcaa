package org.patentpool.pool;

import java.util.List;
import org.patentpool.pool.ledger.Write;

/** What became of a command: accepted, repeated or {@link Rejected}. */
public sealed interface Decision permits Decision.Accepted, Decision.Repeated, Rejected {

  /** Accepted: these writes, this event, this answer. */
  record Accepted(List<Write> writes, Event event, Answer answer) implements Decision {
    public Accepted {
      writes = List.copyOf(writes);
    }
  }

  /** The same key sent the same command before: the same answer, marked, and nothing is written. */
  record Repeated(Answer answer) implements Decision {}
}
