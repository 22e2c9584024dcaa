package org.patentpool.pool.membership;

import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.vote.Ballot;
import org.patentpool.pool.vote.Motion;

/** A refused applicant appeals, once, to the founders, whose vote overrides the refusal. */
record Appeal(Id party, Id ballot) implements AboutParty {
  static final Form<Appeal> FORM =
      Form.object(f -> new Appeal(f.get("party", Id.FORM), f.get("ballot", Id.FORM)));

  @Override
  public List<Key> rows() {
    return List.of(Party.TYPE.key(party), Ballot.TYPE.key(ballot));
  }

  static Ruling decide(Appeal request, Party applicant, Scene scene) {
    if (!(applicant.standing() instanceof Standing.Refused refused)) {
      return Ruling.refused(Code.NOT_REFUSED, "/party");
    }
    if (refused.appeal().isPresent()) {
      return Ruling.refused(Code.ALREADY_APPEALED, "/party");
    }
    var appealed =
        new Standing.Refused(refused.on(), refused.reason(), Optional.of(request.ballot()));
    return Ballot.open(
        request.ballot(),
        new Motion.AdmitOnAppeal(applicant.party()),
        scene,
        Party.TYPE.put(applicant.standing(appealed, scene.day())));
  }
}
