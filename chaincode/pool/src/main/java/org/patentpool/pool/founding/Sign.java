package org.patentpool.pool.founding;

import java.util.ArrayList;
import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Write;
import org.patentpool.pool.register.Charter;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Signature;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.register.Terms;
import org.patentpool.pool.rejection.Code;

/** A founder named at the founding accepts the terms; the last one's signature starts the pool. */
record Sign(Id party, Hash terms) implements AboutParty {
  static final Form<Sign> FORM =
      Form.object(f -> new Sign(f.get("party", Id.FORM), f.get("terms", Hash.FORM)));

  static Ruling decide(Sign request, Party founder, Scene scene) {
    if (!(founder.standing() instanceof Standing.Named)) {
      return Ruling.refused(Code.ALREADY_SIGNED, "/party");
    }
    Terms terms = scene.terms();
    if (!terms.hash().equals(request.terms())) {
      return Ruling.refused(Code.TERMS_MISMATCH, "/terms");
    }
    var signed = founder.standing(Standing.Admitted.since(scene.day()), scene.day());
    List<Write> writes = new ArrayList<>();
    writes.add(Party.TYPE.put(signed));
    writes.add(Signature.TYPE.put(Signature.of(signed, terms, scene.day())));
    boolean last = waitsOnlyFor(founder, scene);
    if (last) {
      writes.add(Charter.TYPE.put(scene.charter().activeFrom(scene.day())));
    }
    return Ruling.granted(last ? EventType.POOL_ACTIVATED : EventType.POOL_SIGNED, writes)
        .telling("party", founder.party());
  }

  private static boolean waitsOnlyFor(Party founder, Scene scene) {
    return scene.charter().founders().stream()
        .filter(id -> !id.equals(founder.party()))
        .map(id -> scene.rows().get(Party.TYPE, id))
        .allMatch(party -> party.standing() instanceof Standing.Admitted);
  }
}
