package org.patentpool.pool.membership;

import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.rejection.Code;

/** The operator refuses an applicant, for one of the reasons there are. */
record Refuse(Id party, Standing.Refusal reason) implements AboutParty {
  static final Form<Refuse> FORM =
      Form.object(f ->
          new Refuse(
              f.get("party", Id.FORM), f.get("reason", Form.oneOf(Standing.Refusal.values()))));

  static Ruling decide(Refuse request, Party applicant, Scene scene) {
    if (!(applicant.standing() instanceof Standing.Applied)) {
      return Ruling.refused(Code.NOT_APPLIED, "/party");
    }
    var refused = new Standing.Refused(scene.day(), request.reason(), Optional.empty());
    return Ruling.granted(
            EventType.PARTY_REFUSED,
            Party.TYPE.put(applicant.standing(refused, scene.day())),
            Application.TYPE.delete(applicant.party()))
        .telling("party", applicant.party())
        .telling("reason", request.reason());
  }
}
