package org.patentpool.pool.vote;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;

/** One founder's vote. There is one row of it, so a founder cannot vote twice. */
public record Vote(Id ballot, Id party, Choice choice, LocalDate on) implements Json.Source {
  static final Form<Vote> FORM =
      Form.object(f ->
          new Vote(
              f.get("ballot", Id.FORM),
              f.get("party", Id.FORM),
              f.get("choice", Form.oneOf(Choice.values())),
              f.get("on", Form.DATE)));

  public static final RecordType<Vote> TYPE =
      RecordType.first("vote", FORM, vote -> List.of(vote.ballot(), vote.party()));

  /** What a founder can say. */
  public enum Choice {
    YES,
    NO,
    ABSTAIN
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("ballot", ballot)
        .with("party", party)
        .with("choice", choice)
        .with("on", on);
  }
}
