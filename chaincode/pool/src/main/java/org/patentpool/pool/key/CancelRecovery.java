package org.patentpool.pool.key;

import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.NamesRows;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.rejection.Code;

/** The party objects by its present key: it is not lost. */
record CancelRecovery(Hash key) implements NamesRows {
  static final Form<CancelRecovery> FORM =
      Form.object(f -> new CancelRecovery(f.get("key", Hash.FORM)));

  @Override
  public List<Key> rows() {
    return List.of(Recovery.TYPE.key(key));
  }

  static Ruling decide(CancelRecovery request, Recovery recovery, Scene scene) {
    if (!recovery.isOpen(scene.rows())) {
      return Ruling.refused(Code.RECOVERY_CLOSED, "/key");
    }
    return Ruling.granted(
            EventType.RECOVERY_CANCELLED, Recovery.TYPE.put(recovery.to(Recovery.State.CANCELLED)))
        .telling("party", recovery.party())
        .telling("key", recovery.key());
  }
}
