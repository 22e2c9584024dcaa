package org.patentpool.pool.membership;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;

/** That a party notified something about itself; the text is elsewhere, here is its digest. */
record Notice(Id party, Hash digest, About about, LocalDate occurredOn, LocalDate on, boolean late)
    implements Json.Source {
  static final Form<Notice> FORM =
      Form.object(f ->
          new Notice(
              f.get("party", Id.FORM),
              f.get("digest", Hash.FORM),
              f.get("about", Form.oneOf(About.values())),
              f.get("occurredOn", Form.DATE),
              f.get("on", Form.DATE),
              f.get("late", Form.TRUTH)));

  static final RecordType<Notice> TYPE =
      RecordType.first("notice", FORM, notice -> List.of(notice.party(), notice.digest()));

  /** What is notified. */
  enum About {
    MERGER,
    NAME_CHANGE
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("party", party)
        .with("digest", digest)
        .with("about", about)
        .with("occurredOn", occurredOn)
        .with("on", on)
        .with("late", late);
  }
}
