package org.patentpool.pool.membership;

import java.time.LocalDate;
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
import org.patentpool.pool.rejection.Code;

/**
 * A party notifies its merger or change of name. One that comes after the days the terms give is
 * recorded as late rather than refused: a refusal would keep the truth off the ledger.
 */
record Notify(Id party, Notice.About about, LocalDate occurredOn, Hash digest)
    implements AboutParty {
  static final Form<Notify> FORM =
      Form.object(f ->
          new Notify(
              f.get("party", Id.FORM),
              f.get("about", Form.oneOf(Notice.About.values())),
              f.get("occurredOn", Form.DATE),
              f.get("digest", Hash.FORM)));

  @Override
  public List<Key> rows() {
    return List.of(Party.TYPE.key(party), Notice.TYPE.key(party, digest));
  }

  static Ruling decide(Notify request, Party party, Scene scene) {
    if (request.occurredOn().isAfter(scene.day())) {
      return Ruling.refused(Code.DATE_TOO_LATE, "/occurredOn", "until " + scene.day());
    }
    if (scene.rows().find(Notice.TYPE, party.party(), request.digest()).isPresent()) {
      return Ruling.refused(Code.NOTICE_EXISTS, "/digest");
    }
    LocalDate lastDay = request.occurredOn().plusDays(scene.terms().clauses().noticeDays());
    boolean late = scene.day().isAfter(lastDay);
    var notice =
        new Notice(
            party.party(),
            request.digest(),
            request.about(),
            request.occurredOn(),
            scene.day(),
            late);
    return Ruling.granted(EventType.PARTY_NOTIFIED, Notice.TYPE.put(notice))
        .telling("party", party.party())
        .telling("about", request.about())
        .telling("late", late);
  }
}
