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

/** The auditor asks for a new key for a party that has lost its own. */
record AskRecovery(Id party, Hash key) implements AboutParty {
  static final Form<AskRecovery> FORM =
      Form.object(f -> new AskRecovery(f.get("party", Id.FORM), f.get("key", Hash.FORM)));

  @Override
  public List<Key> rows() {
    return List.of(Party.TYPE.key(party), Registration.TYPE.key(key), Recovery.TYPE.key(key));
  }

  static Ruling decide(AskRecovery request, Party party, Scene scene) {
    if (!Recovery.isRecoverable(party, scene.day())) {
      return Ruling.refused(Code.NOT_RECOVERABLE, "/party");
    }
    if (scene.rows().find(Registration.TYPE, request.key()).isPresent()) {
      return Ruling.refused(Code.KEY_USED, "/key");
    }
    if (scene.rows().find(Recovery.TYPE, request.key()).isPresent()) {
      return Ruling.refused(Code.RECOVERY_EXISTS, "/key");
    }
    var recovery =
        new Recovery(
            request.key(),
            party.party(),
            party.key(),
            scene.day(),
            scene.terms().clauses().keyWaitingDays(),
            Recovery.State.OPEN);
    return Ruling.granted(EventType.RECOVERY_ASKED, Recovery.TYPE.put(recovery))
        .telling("party", party.party())
        .telling("key", request.key());
  }
}
