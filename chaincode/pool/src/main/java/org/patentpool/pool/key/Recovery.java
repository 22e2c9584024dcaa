package org.patentpool.pool.key;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.Subject;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.ledger.Rows;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.rejection.Code;

/**
 * That the auditor asked to give a party a new key in place of its present one. It is void as soon
 * as the party has another key than the one it was asked for.
 */
record Recovery(Hash key, Id party, Hash oldKey, LocalDate askedOn, int waitingDays, State state)
    implements Json.Source {
  static final Form<Recovery> FORM =
      Form.object(f ->
          new Recovery(
              f.get("key", Hash.FORM),
              f.get("party", Id.FORM),
              f.get("oldKey", Hash.FORM),
              f.get("askedOn", Form.DATE),
              f.get("waitingDays", Form.integer(1, 366)),
              f.get("state", Form.oneOf(State.values()))));

  static final RecordType<Recovery> TYPE =
      RecordType.first("recovery", FORM, recovery -> List.of(recovery.key()));

  /** How far a recovery is. */
  enum State {
    OPEN,
    COMPLETED,
    CANCELLED
  }

  /** A founder's support of a recovery. */
  record Support(Hash key, Id founder, LocalDate on) implements Json.Source {
    static final Form<Support> FORM =
        Form.object(f ->
            new Support(
                f.get("key", Hash.FORM), f.get("founder", Id.FORM), f.get("on", Form.DATE)));

    static final RecordType<Support> TYPE =
        RecordType.first("support", FORM, support -> List.of(support.key(), support.founder()));

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY.with("key", key).with("founder", founder).with("on", on);
    }
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

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("key", key)
        .with("party", party)
        .with("oldKey", oldKey)
        .with("askedOn", askedOn)
        .with("waitingDays", waitingDays)
        .with("state", state);
  }
}
