package org.patentpool.pool.key;

import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.NamesRows;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.key.Recovery.Support;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.rejection.Code;

/** A founder supports the recovery of another party's key. */
record SupportRecovery(Hash key) implements NamesRows {
  static final Form<SupportRecovery> FORM =
      Form.object(f -> new SupportRecovery(f.get("key", Hash.FORM)));

  @Override
  public List<Key> rows() {
    return List.of(Recovery.TYPE.key(key));
  }

  static Ruling decide(SupportRecovery request, Recovery recovery, Scene scene) {
    if (!recovery.isOpen(scene.rows())) {
      return Ruling.refused(Code.RECOVERY_CLOSED, "/key");
    }
    Id founder = scene.self().party();
    if (scene.rows().find(Support.TYPE, recovery.key(), founder).isPresent()) {
      return Ruling.refused(Code.ALREADY_SUPPORTED, "/key");
    }
    var support = new Support(recovery.key(), founder, scene.day());
    return Ruling.granted(EventType.RECOVERY_SUPPORTED, Support.TYPE.put(support))
        .telling("party", recovery.party())
        .telling("key", recovery.key())
        .telling("founder", founder);
  }
}
