package org.patentpool.pool.membership;

import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.vote.Ballot;
import org.patentpool.pool.vote.Motion;

/** Ends a suspension before its last day, by the hand that may suspend. */
record Reinstate(Id party, Optional<Id> ballot) implements AboutParty {
  static final Form<Reinstate> FORM =
      Form.object(f -> new Reinstate(f.get("party", Id.FORM), f.maybe("ballot", Id.FORM)));

  static Ruling decide(Reinstate request, Party party, Scene scene) {
    Optional<Ruling.Refused> wrongHand = Discipline.wrongHand(party, request.ballot(), scene);
    if (wrongHand.isPresent()) {
      return wrongHand.get();
    }
    if (party.on(scene.day()) != Party.Status.SUSPENDED) {
      return Ruling.refused(Code.NOT_SUSPENDED, "/party");
    }
    if (request.ballot().isPresent()) {
      var motion = new Motion.ReinstateFounder(party.party());
      return Ballot.open(request.ballot().get(), motion, scene);
    }
    return Ruling.granted(EventType.PARTY_REINSTATED, Party.TYPE.put(party.reinstated(scene.day())))
        .telling("party", party.party());
  }
}
