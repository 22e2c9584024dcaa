package org.patentpool.pool.vote;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.ledger.RecordType;

/** One founder's vote. There is one row of it, so a founder cannot vote twice. */
record Vote(Id ballot, Id party, Choice choice, LocalDate on) {
  static final RecordType<Vote> TYPE =
      RecordType.first("vote", Vote.class, vote -> List.of(vote.ballot(), vote.party()));

  /** What a founder can say. */
  enum Choice {
    YES,
    NO,
    ABSTAIN
  }
}
