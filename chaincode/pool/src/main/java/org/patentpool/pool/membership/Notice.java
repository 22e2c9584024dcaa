package org.patentpool.pool.membership;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.ledger.RecordType;

/** That a party notified something about itself; the text is elsewhere, here is its digest. */
record Notice(
    Id party, Hash digest, About about, LocalDate occurredOn, LocalDate on, boolean late) {
  static final RecordType<Notice> TYPE =
      RecordType.first("notice", Notice.class, notice -> List.of(notice.party(), notice.digest()));

  /** What is notified. */
  enum About {
    MERGER,
    NAME_CHANGE
  }
}
