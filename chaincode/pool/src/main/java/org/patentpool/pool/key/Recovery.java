package org.patentpool.pool.key;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Within;
import org.patentpool.pool.decision.Subject;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.ledger.Rows;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.rejection.Code;

/**
 * That the auditor asked to give a party a new key in place of its present one. It is void as soon
 * as the party has another key than the one it was asked for.
 */
record Recovery(
    Hash key,
    Id party,
    Hash oldKey,
    LocalDate askedOn,
    @Within(min = 1, max = 366) int waitingDays,
    State state) {

  static final RecordType<Recovery> TYPE =
      RecordType.first("recovery", Recovery.class, recovery -> List.of(recovery.key()));

  /** How far a recovery is. */
  enum State {
    OPEN,
    COMPLETED,
    CANCELLED
  }

  /** A founder's support of a recovery. */
  record Support(Hash key, Id founder, LocalDate on) {
    static final RecordType<Support> TYPE =
        RecordType.first(
            "support", Support.class, support -> List.of(support.key(), support.founder()));
  }

  /** The recovery that would give out this key, as the matter of the party it is for. */
  static <R> Subject<R, Recovery> named(Function<R, Hash> key) {
    return (request, scene) ->
        scene
            .rows()
            .find(TYPE, key.apply(request))
            .map(recovery -> Subject.owned(recovery, recovery.party(scene.rows()).actor()))
            .orElseGet(() -> Subject.absent(Code.UNKNOWN_RECOVERY, "/key"));
  }

  Party party(Rows rows) {
    return rows.get(Party.TYPE, party);
  }

  List<Support> supports(Rows rows) {
    return rows.all(Support.TYPE, key);
  }

  boolean isOpen(Rows rows) {
    return state == State.OPEN && party(rows).key().equals(oldKey);
  }

  Recovery to(State next) {
    return new Recovery(key, party, oldKey, askedOn, waitingDays, next);
  }

  /** Whether a party can be given another key: it is in the pool, perhaps suspended. */
  static boolean isRecoverable(Party party, LocalDate day) {
    Party.Status status = party.on(day);
    return status == Party.Status.ACTIVE || status == Party.Status.SUSPENDED;
  }
}
