package org.patentpool.pool.membership;

import java.time.LocalDate;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.Dates;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Standing.Suspension;
import org.patentpool.pool.register.Standing.Suspension.Cause;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.vote.Ballot;
import org.patentpool.pool.vote.Motion;

/**
 * The operator suspends a member or licensee from today to a day; a founder opens a ballot on the
 * suspension of a founder, which then runs from the day the ballot is closed.
 */
record Suspend(Id party, Cause reason, LocalDate until, Optional<Id> ballot) implements AboutParty {
  static final Form<Suspend> FORM =
      Form.object(f ->
          new Suspend(
              f.get("party", Id.FORM),
              f.get("reason", Form.oneOf(Cause.values())),
              f.get("until", Form.DATE),
              f.maybe("ballot", Id.FORM)));

  static Ruling decide(Suspend request, Party party, Scene scene) {
    Optional<Ruling.Refused> wrongHand = Discipline.wrongHand(party, request.ballot(), scene);
    if (wrongHand.isPresent()) {
      return wrongHand.get();
    }
    if (!isSuspendable(party.on(scene.day()))) {
      return Ruling.refused(Code.NOT_SUSPENDABLE, "/party");
    }
    LocalDate earliest = request.ballot().isPresent() ? Ballot.deadline(scene) : scene.day();
    Optional<Ruling.Refused> wrongEnd =
        Dates.requireAfter(earliest, request.until(), "/until", scene);
    if (wrongEnd.isPresent()) {
      return wrongEnd.get();
    }
    if (request.ballot().isPresent()) {
      return Ballot.open(
          request.ballot().get(),
          new Motion.SuspendFounder(party.party(), request.reason(), request.until()),
          scene);
    }
    var suspension =
        new Suspension(scene.day(), request.until(), request.reason(), Optional.empty());
    return Ruling.granted(
            EventType.PARTY_SUSPENDED, Party.TYPE.put(party.suspended(suspension, scene.day())))
        .telling("party", party.party())
        .telling("reason", request.reason())
        .telling("until", request.until());
  }

  /** A running suspension may be replaced by another. */
  private static boolean isSuspendable(Party.Status status) {
    return status == Party.Status.ACTIVE || status == Party.Status.SUSPENDED;
  }
}
