package org.patentpool.pool.decision;

import java.util.List;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.Write;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.rejection.Rejection;

/** What a rule says: granted with what follows, or refused. */
public sealed interface Ruling {

  /** Granted: the writes, and the particulars that both the event and the answer tell. */
  record Granted(List<Write> writes, EventType event, Json.Obj particulars) implements Ruling {
    public Granted {
      writes = List.copyOf(writes);
    }

    /** This ruling, telling one particular more. */
    public Granted telling(String name, Object value) {
      return new Granted(writes, event, particulars.with(name, value));
    }
  }

  /** Refused; nothing is written. */
  record Refused(Rejection rejection) implements Ruling {}

  static Granted granted(EventType event, Write... writes) {
    return granted(event, List.of(writes));
  }

  static Granted granted(EventType event, List<Write> writes) {
    return new Granted(writes, event, Json.Obj.EMPTY);
  }

  static Refused refused(Code code, String at) {
    return new Refused(new Rejection(code, at));
  }

  static Refused refused(Code code, String at, String detail) {
    return new Refused(new Rejection(code, at, detail));
  }
}
