package org.patentpool.pool.membership;

import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.rejection.Code;

/** The operator admits an applicant to a tier of the terms in force. */
record Admit(Id party, Id tier) implements AboutParty {
  static final Form<Admit> FORM =
      Form.object(f -> new Admit(f.get("party", Id.FORM), f.get("tier", Id.FORM)));

  static Ruling decide(Admit request, Party applicant, Scene scene) {
    if (!(applicant.standing() instanceof Standing.Applied)) {
      return Ruling.refused(Code.NOT_APPLIED, "/party");
    }
    if (!scene.terms().clauses().tiers().contains(request.tier())) {
      return Ruling.refused(Code.UNKNOWN_TIER, "/tier");
    }
    Party admitted =
        applicant.tier(request.tier()).standing(Standing.Admitted.since(scene.day()), scene.day());
    return Ruling.granted(
            EventType.PARTY_ADMITTED,
            Party.TYPE.put(admitted),
            Application.TYPE.delete(applicant.party()))
        .telling("party", applicant.party())
        .telling("tier", request.tier());
  }
}
