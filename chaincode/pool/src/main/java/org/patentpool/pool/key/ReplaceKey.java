package org.patentpool.pool.key;

import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.rejection.Code;

/** A party names its next key by its present one, which is dead from then on. */
record ReplaceKey(Id party, Hash key) implements AboutParty {
  static final Form<ReplaceKey> FORM =
      Form.object(f -> new ReplaceKey(f.get("party", Id.FORM), f.get("key", Hash.FORM)));

  @Override
  public List<Key> rows() {
    return List.of(Party.TYPE.key(party), Registration.TYPE.key(key));
  }

  static Ruling decide(ReplaceKey request, Party party, Scene scene) {
    if (scene.rows().find(Registration.TYPE, request.key()).isPresent()) {
      return Ruling.refused(Code.KEY_USED, "/key");
    }
    Party replaced = party.key(request.key(), scene.day());
    return Ruling.granted(
            EventType.KEY_REPLACED,
            Party.TYPE.put(replaced),
            Registration.TYPE.put(Registration.of(replaced, scene.day())))
        .telling("party", party.party())
        .telling("key", request.key());
  }
}
