package org.patentpool.pool.membership;

import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.register.Seat;
import org.patentpool.pool.register.Signature;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.register.Terms;
import org.patentpool.pool.rejection.Code;

/** A founder who was voted in accepts the terms in force, by the key it was proposed with. */
record Join(Id party, Hash terms) implements AboutParty {
  static final Form<Join> FORM =
      Form.object(f -> new Join(f.get("party", Id.FORM), f.get("terms", Hash.FORM)));

  static Ruling decide(Join request, Party candidate, Scene scene) {
    if (!(candidate.standing() instanceof Standing.Invited)) {
      return Ruling.refused(Code.NOT_INVITED, "/party");
    }
    Terms terms = scene.terms();
    if (!terms.hash().equals(request.terms())) {
      return Ruling.refused(Code.TERMS_MISMATCH, "/terms");
    }
    Party founder = candidate.standing(Standing.Admitted.since(scene.day()), scene.day());
    return Ruling.granted(
            EventType.PARTY_JOINED,
            Party.TYPE.put(founder),
            Registration.TYPE.put(Registration.of(founder, scene.day())),
            Seat.TYPE.put(Seat.of(founder)),
            Signature.TYPE.put(Signature.of(founder, terms, scene.day())))
        .telling("party", founder.party());
  }
}
