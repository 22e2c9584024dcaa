package org.patentpool.pool.key;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.NamesRows;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.key.Recovery.Support;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.rejection.Code;

/**
 * Gives the party its new key, when two founders that are active today have supported it and the
 * waiting days since the second one's support are over. Anyone in the pool may.
 */
record CompleteRecovery(Hash key) implements NamesRows {
  static final Form<CompleteRecovery> FORM =
      Form.object(f -> new CompleteRecovery(f.get("key", Hash.FORM)));

  private static final int FOUNDERS = 2;

  @Override
  public List<Key> rows() {
    return List.of(Recovery.TYPE.key(key), Registration.TYPE.key(key));
  }

  static Ruling decide(CompleteRecovery request, Recovery recovery, Scene scene) {
    Party party = recovery.party(scene.rows());
    if (!recovery.isOpen(scene.rows())) {
      return Ruling.refused(Code.RECOVERY_CLOSED, "/key");
    }
    if (!Recovery.isRecoverable(party, scene.day())) {
      return Ruling.refused(Code.NOT_RECOVERABLE, "/key");
    }
    if (scene.rows().find(Registration.TYPE, recovery.key()).isPresent()) {
      return Ruling.refused(Code.KEY_USED, "/key");
    }
    List<LocalDate> supported = supportDays(recovery, scene);
    if (supported.size() < FOUNDERS) {
      return Ruling.refused(Code.SUPPORT_MISSING, "/key");
    }
    LocalDate from = supported.get(FOUNDERS - 1).plusDays(recovery.waitingDays());
    if (scene.day().isBefore(from)) {
      return Ruling.refused(Code.WAITING, "/key", "until " + from);
    }
    Party recovered = party.key(recovery.key(), scene.day());
    return Ruling.granted(
            EventType.RECOVERY_COMPLETED,
            Party.TYPE.put(recovered),
            Registration.TYPE.put(Registration.of(recovered, scene.day())),
            Recovery.TYPE.put(recovery.to(Recovery.State.COMPLETED)))
        .telling("party", party.party())
        .telling("key", recovery.key());
  }

  /** The days of the supports that count, the earliest first. */
  private static List<LocalDate> supportDays(Recovery recovery, Scene scene) {
    return recovery.supports(scene.rows()).stream()
        .filter(s -> scene.rows().get(Party.TYPE, s.founder()).isActive(scene.day()))
        .map(Support::on)
        .sorted()
        .toList();
  }
}
