package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.ledger.Rows;

/**
 * One version of the terms. A version is in force from its day until the next one's; versions and
 * their days rise together, so the last one that has begun is in force.
 */
public record Terms(
    int version, LocalDate effectiveFrom, LocalDate adoptedOn, Optional<Id> ballot, Clauses clauses)
    implements Json.Source {
  public static final Form<Integer> VERSION = Form.integer(1, 999_999);

  static final Form<Terms> FORM =
      Form.object(f ->
          new Terms(
              f.get("version", VERSION),
              f.get("effectiveFrom", Form.DATE),
              f.get("adoptedOn", Form.DATE),
              f.maybe("ballot", Id.FORM),
              f.get("clauses", Clauses.FORM)));

  public static final RecordType<Terms> TYPE =
      RecordType.first("terms", FORM, terms -> List.of(terms.version()));

  /**
   * What is agreed.
   *
   * @param agreement digest of the salted text of the agreement
   * @param rulebook version of the rulebook the pool computes by
   * @param quorumBps the part of the electorate that must vote
   * @param thresholdBps the part of the yes and no votes that must be yes
   * @param votingDays how many days after its opening a ballot's deadline is
   * @param keyWaitingDays how long a supported recovery of a key waits for an objection
   * @param departedMultiplierBps the part of its weight that a departed founder keeps
   * @param departedDays for how many days it keeps it
   * @param noticeDays within how many days a merger or a change of name is to be notified
   * @param tiers the tiers members and licensees are admitted to
   */
  public record Clauses(
      Hash agreement,
      int rulebook,
      int quorumBps,
      int thresholdBps,
      int votingDays,
      int keyWaitingDays,
      int departedMultiplierBps,
      int departedDays,
      int noticeDays,
      List<Id> tiers)
      implements Json.Source {
    public static final Form<Clauses> FORM =
        Form.object(f ->
            new Clauses(
                f.get("agreement", Hash.FORM),
                f.get("rulebook", Form.integer(1, 1)),
                f.get("quorumBps", Form.integer(1, 10_000)),
                f.get("thresholdBps", Form.integer(5_001, 10_000)),
                f.get("votingDays", Form.integer(1, 366)),
                f.get("keyWaitingDays", Form.integer(1, 366)),
                f.get("departedMultiplierBps", Form.integer(0, 10_000)),
                f.get("departedDays", Form.integer(0, 36_500)),
                f.get("noticeDays", Form.integer(1, 366)),
                f.get("tiers", Form.list(Id.FORM, 1, 16))));

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY
          .with("agreement", agreement)
          .with("rulebook", rulebook)
          .with("quorumBps", quorumBps)
          .with("thresholdBps", thresholdBps)
          .with("votingDays", votingDays)
          .with("keyWaitingDays", keyWaitingDays)
          .with("departedMultiplierBps", departedMultiplierBps)
          .with("departedDays", departedDays)
          .with("noticeDays", noticeDays)
          .with("tiers", tiers);
    }
  }

  /** The hash that whoever accepts these terms signs. */
  public Hash hash() {
    return Canonical.sha256(TYPE.write(this));
  }

  /** Every version adopted so far; the first is as old as the pool. */
  public static List<Terms> all(Rows rows) {
    return rows.all(TYPE);
  }

  public static Terms inForce(List<Terms> versions, LocalDate day) {
    return versions.reversed().stream()
        .filter(terms -> !terms.effectiveFrom().isAfter(day))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no terms are in force on " + day));
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("version", version)
        .with("effectiveFrom", effectiveFrom)
        .with("adoptedOn", adoptedOn)
        .with("ballot", ballot)
        .with("clauses", clauses);
  }
}
