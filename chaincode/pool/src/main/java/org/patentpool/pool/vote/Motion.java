package org.patentpool.pool.vote;

import java.time.LocalDate;
import java.util.Optional;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Within;
import org.patentpool.pool.register.Standing.Suspension.Cause;
import org.patentpool.pool.register.Terms;

/** What the founders vote on. */
public sealed interface Motion {

  /** To admit a party as a founder. */
  record AdmitFounder(Id party) implements Motion {}

  /** To adopt the next version of the terms. */
  record AdoptTerms(
      @Within(min = 1, max = 999_999) int version, LocalDate effectiveFrom, Terms.Clauses clauses)
      implements Motion {}

  /** To admit an applicant whom the operator refused. */
  record AdmitOnAppeal(Id party) implements Motion {}

  /** To suspend a founder. */
  record SuspendFounder(Id party, Cause reason, LocalDate until) implements Motion {}

  /** To end a founder's suspension early. */
  record ReinstateFounder(Id party) implements Motion {}

  /** The party the motion is about. */
  default Optional<Id> concerns() {
    return switch (this) {
      case AdmitFounder(Id party) -> Optional.of(party);
      case AdoptTerms _ -> Optional.empty();
      case AdmitOnAppeal(Id party) -> Optional.of(party);
      case SuspendFounder(Id party, _, _) -> Optional.of(party);
      case ReinstateFounder(Id party) -> Optional.of(party);
    };
  }

  /** What the outcome is called when the motion is carried. */
  default Outcome carried() {
    return switch (this) {
      case AdmitFounder _, AdmitOnAppeal _ -> Outcome.ADMITTED;
      case AdoptTerms _ -> Outcome.ADOPTED;
      case SuspendFounder _ -> Outcome.SUSPENDED;
      case ReinstateFounder _ -> Outcome.REINSTATED;
    };
  }
}
