package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Within;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.ledger.Rows;

/**
 * One version of the terms. A version is in force from its day until the next one's; versions and
 * their days rise together, so the last one that has begun is in force.
 */
public record Terms(
    @Within(min = 1, max = 999_999) int version,
    LocalDate effectiveFrom,
    LocalDate adoptedOn,
    Optional<Id> ballot,
    Clauses clauses) {

  public static final RecordType<Terms> TYPE =
      RecordType.first("terms", Terms.class, terms -> List.of(terms.version()));

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
      @Within(min = 1, max = 1) int rulebook,
      @Within(min = 1, max = 10_000) int quorumBps,
      @Within(min = 5_001, max = 10_000) int thresholdBps,
      @Within(min = 1, max = 366) int votingDays,
      @Within(min = 1, max = 366) int keyWaitingDays,
      @Within(min = 0, max = 10_000) int departedMultiplierBps,
      @Within(min = 0, max = 36_500) int departedDays,
      @Within(min = 1, max = 366) int noticeDays,
      @Within(min = 1, max = 16) List<Id> tiers) {}

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
}
