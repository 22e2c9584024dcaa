package org.patentpool.pool.vote;

import java.time.LocalDate;
import java.util.Optional;
import org.patentpool.pool.canonical.Fields;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.register.Standing.Suspension.Cause;
import org.patentpool.pool.register.Terms;

/** What the founders vote on. */
public sealed interface Motion extends Json.Source {

  Form<Motion> FORM = Form.object(Motion::read);

  /** To admit a party as a founder. */
  record AdmitFounder(Id party) implements Motion {}

  /** To adopt the next version of the terms. */
  record AdoptTerms(int version, LocalDate effectiveFrom, Terms.Clauses clauses)
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

  /** The kinds of motions, as they are written. */
  enum Kind {
    ADMIT_FOUNDER,
    ADOPT_TERMS,
    ADMIT_ON_APPEAL,
    SUSPEND_FOUNDER,
    REINSTATE_FOUNDER
  }

  private static Motion read(Fields f) {
    return switch (f.get("kind", Form.oneOf(Kind.values()))) {
      case ADMIT_FOUNDER -> new AdmitFounder(f.get("party", Id.FORM));
      case ADOPT_TERMS ->
          new AdoptTerms(
              f.get("version", Terms.VERSION),
              f.get("effectiveFrom", Form.DATE),
              f.get("clauses", Terms.Clauses.FORM));
      case ADMIT_ON_APPEAL -> new AdmitOnAppeal(f.get("party", Id.FORM));
      case SUSPEND_FOUNDER ->
          new SuspendFounder(
              f.get("party", Id.FORM),
              f.get("reason", Form.oneOf(Cause.values())),
              f.get("until", Form.DATE));
      case REINSTATE_FOUNDER -> new ReinstateFounder(f.get("party", Id.FORM));
    };
  }

  @Override
  default Json.Obj json() {
    return switch (this) {
      case AdmitFounder(Id party) -> kind(Kind.ADMIT_FOUNDER).with("party", party);
      case AdoptTerms(int version, LocalDate from, var clauses) ->
          kind(Kind.ADOPT_TERMS)
              .with("version", version)
              .with("effectiveFrom", from)
              .with("clauses", clauses);
      case AdmitOnAppeal(Id party) -> kind(Kind.ADMIT_ON_APPEAL).with("party", party);
      case SuspendFounder(Id party, Cause reason, LocalDate until) ->
          kind(Kind.SUSPEND_FOUNDER)
              .with("party", party)
              .with("reason", reason)
              .with("until", until);
      case ReinstateFounder(Id party) -> kind(Kind.REINSTATE_FOUNDER).with("party", party);
    };
  }

  private static Json.Obj kind(Kind kind) {
    return Json.Obj.EMPTY.with("kind", kind);
  }
}
