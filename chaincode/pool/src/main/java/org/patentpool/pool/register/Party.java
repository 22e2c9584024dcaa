package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;

/** A party of the pool. Its key is the one that acts for it; keys it had before are dead. */
public record Party(
    Id party,
    Role role,
    MspId mspId,
    Hash key,
    Optional<Id> tier,
    Standing standing,
    LocalDate changedOn)
    implements Json.Source {
  static final Form<Party> FORM =
      Form.object(f ->
          new Party(
              f.get("party", Id.FORM),
              f.get("role", Form.oneOf(Role.values())),
              f.get("mspId", MspId.FORM),
              f.get("key", Hash.FORM),
              f.maybe("tier", Id.FORM),
              f.get("standing", Standing.FORM),
              f.get("changedOn", Form.DATE)));

  public static final RecordType<Party> TYPE =
      RecordType.first("party", FORM, party -> List.of(party.party()));

  /** What a standing amounts to on a day. */
  public enum Status {
    NAMED,
    PROPOSED,
    INVITED,
    NOT_ADMITTED,
    APPLIED,
    REFUSED,
    ACTIVE,
    SUSPENDED,
    WITHDRAWN
  }

  public Actor actor() {
    return new Actor(mspId, key);
  }

  public Status on(LocalDate day) {
    return switch (standing) {
      case Standing.Named() -> Status.NAMED;
      case Standing.Proposed _ -> Status.PROPOSED;
      case Standing.Invited _ -> Status.INVITED;
      case Standing.NotAdmitted _ -> Status.NOT_ADMITTED;
      case Standing.Applied _ -> Status.APPLIED;
      case Standing.Refused _ -> Status.REFUSED;
      case Standing.Admitted(_, var suspension, var withdrawal) -> {
        if (withdrawal.filter(w -> w.hasHappened(day)).isPresent()) {
          yield Status.WITHDRAWN;
        }
        boolean suspended = suspension.filter(s -> s.covers(day)).isPresent();
        yield suspended ? Status.SUSPENDED : Status.ACTIVE;
      }
    };
  }

  public boolean isActive(LocalDate day) {
    return on(day) == Status.ACTIVE;
  }

  public Party standing(Standing next, LocalDate day) {
    return new Party(party, role, mspId, key, tier, next, day);
  }

  public Party tier(Id next) {
    return new Party(party, role, mspId, key, Optional.of(next), standing, changedOn);
  }

  public Party key(Hash next, LocalDate day) {
    return new Party(party, role, mspId, next, tier, standing, day);
  }

  /** This party, in the pool, suspended. */
  public Party suspended(Standing.Suspension suspension, LocalDate day) {
    var admitted = admitted();
    return standing(
        new Standing.Admitted(admitted.since(), Optional.of(suspension), admitted.withdrawal()),
        day);
  }

  /** This party, in the pool, without its suspension. */
  public Party reinstated(LocalDate day) {
    var admitted = admitted();
    return standing(
        new Standing.Admitted(admitted.since(), Optional.empty(), admitted.withdrawal()), day);
  }

  /** This party, in the pool, having given notice. */
  public Party leaving(Standing.Withdrawal withdrawal, LocalDate day) {
    var admitted = admitted();
    return standing(
        new Standing.Admitted(admitted.since(), admitted.suspension(), Optional.of(withdrawal)),
        day);
  }

  /** The standing of a party that is or was in the pool. */
  public Standing.Admitted admitted() {
    if (standing instanceof Standing.Admitted admitted) {
      return admitted;
    }
    throw new IllegalStateException(party + " is not in the pool");
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("party", party)
        .with("role", role)
        .with("mspId", mspId)
        .with("key", key)
        .with("tier", tier)
        .with("standing", standing)
        .with("changedOn", changedOn);
  }
}
