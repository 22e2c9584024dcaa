package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.Optional;
import org.patentpool.pool.canonical.Fields;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;

/** Where a party stands between being named and having left. */
public sealed interface Standing extends Json.Source {

  Form<Standing> FORM = Form.object(Standing::read);

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
  record Suspension(LocalDate from, LocalDate until, Cause reason, Optional<Id> ballot)
      implements Json.Source {
    static final Form<Suspension> FORM =
        Form.object(f ->
            new Suspension(
                f.get("from", Form.DATE),
                f.get("until", Form.DATE),
                f.get("reason", Form.oneOf(Cause.values())),
                f.maybe("ballot", Id.FORM)));

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

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY
          .with("from", from)
          .with("until", until)
          .with("reason", reason)
          .with("ballot", ballot);
    }
  }

  /** Leaves on its effective day; the day before was the last one in the pool. */
  record Withdrawal(LocalDate declaredOn, LocalDate effectiveOn, Optional<Keeps> keeps)
      implements Json.Source {
    static final Form<Withdrawal> FORM =
        Form.object(f ->
            new Withdrawal(
                f.get("declaredOn", Form.DATE),
                f.get("effectiveOn", Form.DATE),
                f.maybe("keeps", Keeps.FORM)));

    boolean hasHappened(LocalDate day) {
      return !day.isBefore(effectiveOn);
    }

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY
          .with("declaredOn", declaredOn)
          .with("effectiveOn", effectiveOn)
          .with("keeps", keeps);
    }
  }

  /** What a departed founder keeps, fixed when it gave notice: no later terms change it. */
  record Keeps(int multiplierBps, LocalDate until) implements Json.Source {
    static final Form<Keeps> FORM =
        Form.object(f ->
            new Keeps(f.get("multiplierBps", Form.integer(1, 10_000)), f.get("until", Form.DATE)));

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY.with("multiplierBps", multiplierBps).with("until", until);
    }
  }

  /** The kinds of standing, as they are written. */
  enum Kind {
    NAMED,
    PROPOSED,
    INVITED,
    NOT_ADMITTED,
    APPLIED,
    REFUSED,
    ADMITTED
  }

  private static Standing read(Fields f) {
    return switch (f.get("kind", Form.oneOf(Kind.values()))) {
      case NAMED -> new Named();
      case PROPOSED -> new Proposed(f.get("ballot", Id.FORM));
      case INVITED -> new Invited(f.get("ballot", Id.FORM));
      case NOT_ADMITTED -> new NotAdmitted(f.get("ballot", Id.FORM));
      case APPLIED -> new Applied(f.get("on", Form.DATE));
      case REFUSED ->
          new Refused(
              f.get("on", Form.DATE),
              f.get("reason", Form.oneOf(Refusal.values())),
              f.maybe("appeal", Id.FORM));
      case ADMITTED ->
          new Admitted(
              f.get("since", Form.DATE),
              f.maybe("suspension", Suspension.FORM),
              f.maybe("withdrawal", Withdrawal.FORM));
    };
  }

  @Override
  default Json.Obj json() {
    return switch (this) {
      case Named() -> kind(Kind.NAMED);
      case Proposed(Id ballot) -> kind(Kind.PROPOSED).with("ballot", ballot);
      case Invited(Id ballot) -> kind(Kind.INVITED).with("ballot", ballot);
      case NotAdmitted(Id ballot) -> kind(Kind.NOT_ADMITTED).with("ballot", ballot);
      case Applied(LocalDate on) -> kind(Kind.APPLIED).with("on", on);
      case Refused(LocalDate on, Refusal reason, var appeal) ->
          kind(Kind.REFUSED).with("on", on).with("reason", reason).with("appeal", appeal);
      case Admitted(LocalDate since, var suspension, var withdrawal) ->
          kind(Kind.ADMITTED)
              .with("since", since)
              .with("suspension", suspension)
              .with("withdrawal", withdrawal);
    };
  }

  private static Json.Obj kind(Kind kind) {
    return Json.Obj.EMPTY.with("kind", kind);
  }
}
