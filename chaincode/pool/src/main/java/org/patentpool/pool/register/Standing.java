package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.Optional;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Within;

/** Where a party stands between being named and having left. */
public sealed interface Standing {

  /** A founder named at the founding that has not signed yet. */
  record Named() implements Standing {}

  /** Proposed as a founder; a ballot is open. */
  record Proposed(Id ballot) implements Standing {}

  /** Voted in as a founder; it has not accepted the terms yet. */
  record Invited(Id ballot) implements Standing {}

  /** Proposed as a founder and not voted in. */
  record NotAdmitted(Id ballot) implements Standing {}

  /** Has applied on the standard terms. */
  record Applied(LocalDate on) implements Standing {}

  /** Was refused, and perhaps appealed to the founders. */
  record Refused(LocalDate on, Refusal reason, Optional<Id> appeal) implements Standing {}

  /** In the pool; suspension and withdrawal take effect by their days. */
  record Admitted(LocalDate since, Optional<Suspension> suspension, Optional<Withdrawal> withdrawal)
      implements Standing {
    public static Admitted since(LocalDate day) {
      return new Admitted(day, Optional.empty(), Optional.empty());
    }
  }

  /** Why an application is refused. */
  enum Refusal {
    INCOMPLETE,
    FALSE_STATEMENT,
    OUTSIDE_THE_FIELD,
    UNPAID_DEBT,
    SANCTIONED
  }

  /** Suspended from its first to its last day, both included. */
  record Suspension(LocalDate from, LocalDate until, Cause reason, Optional<Id> ballot) {
    /** Why a party is suspended. */
    public enum Cause {
      FEE_OVERDUE,
      REPORT_OVERDUE,
      BREACH_OF_TERMS,
      LEGAL_ORDER,
      KEY_COMPROMISED
    }

    boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  /** Leaves on its effective day; the day before was the last one in the pool. */
  record Withdrawal(LocalDate declaredOn, LocalDate effectiveOn, Optional<Keeps> keeps) {
    boolean hasHappened(LocalDate day) {
      return !day.isBefore(effectiveOn);
    }
  }

  /** What a departed founder keeps, fixed when it gave notice: no later terms change it. */
  record Keeps(@Within(min = 1, max = 10_000) int multiplierBps, LocalDate until) {}
}
