package org.patentpool.pool.vote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.NamesRows;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.ledger.Write;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.register.Standing.Admitted;
import org.patentpool.pool.register.Standing.Suspension;
import org.patentpool.pool.register.Terms;
import org.patentpool.pool.rejection.Code;

/** Records the outcome of a ballot, once, after its deadline; anyone in the pool may. */
record CloseVote(Id ballot) implements NamesRows {
  static final Form<CloseVote> FORM = Form.object(f -> new CloseVote(f.get("ballot", Id.FORM)));

  @Override
  public List<Key> rows() {
    return List.of(Ballot.TYPE.key(ballot));
  }

  static Ruling decide(CloseVote request, Ballot ballot, Scene scene) {
    if (ballot.isClosed()) {
      return Ruling.refused(Code.BALLOT_CLOSED, "/ballot");
    }
    if (!scene.day().isAfter(ballot.deadline())) {
      return Ruling.refused(Code.VOTING_OPEN, "/ballot", "it is " + ballot.deadline());
    }
    Tally tally = Tally.of(ballot, scene.rows());
    Outcome outcome = outcome(tally, ballot, scene);
    var writes = new ArrayList<Write>();
    writes.add(Ballot.TYPE.put(ballot.closed(tally.result(outcome, scene.day()))));
    writes.addAll(effects(ballot, outcome, scene));
    return Ruling.granted(EventType.BALLOT_CLOSED, writes)
        .telling("ballot", ballot.ballot())
        .telling("motion", ballot.motion())
        .telling("outcome", outcome);
  }

  private static Outcome outcome(Tally tally, Ballot ballot, Scene scene) {
    if (!tally.hasQuorum(ballot.quorumBps())) {
      return Outcome.NO_QUORUM;
    }
    if (!tally.isCarried(ballot.thresholdBps())) {
      return Outcome.REJECTED;
    }
    return isPossible(ballot.motion(), scene) ? ballot.motion().carried() : Outcome.LAPSED;
  }

  /** Whether what was carried can still be done today. */
  private static boolean isPossible(Motion motion, Scene scene) {
    LocalDate day = scene.day();
    return switch (motion) {
      case Motion.AdmitFounder _, Motion.AdmitOnAppeal _ -> true;
      case Motion.AdoptTerms(int version, LocalDate from, _) ->
          from.isAfter(day) && scene.adoptedTerms().size() == version - 1;
      case Motion.SuspendFounder(Id party, _, LocalDate until) ->
          !until.isBefore(day) && party(party, scene).on(day) != Party.Status.WITHDRAWN;
      case Motion.ReinstateFounder(Id party) ->
          party(party, scene).on(day) == Party.Status.SUSPENDED;
    };
  }

  private static List<Write> effects(Ballot ballot, Outcome outcome, Scene scene) {
    boolean carried = outcome == ballot.motion().carried();
    LocalDate day = scene.day();
    return switch (ballot.motion()) {
      case Motion.AdmitFounder(Id id) -> {
        var next =
            carried
                ? new Standing.Invited(ballot.ballot())
                : new Standing.NotAdmitted(ballot.ballot());
        yield List.of(Party.TYPE.put(party(id, scene).standing(next, day)));
      }
      case Motion _ when !carried -> List.of();
      case Motion.AdoptTerms(int version, LocalDate from, var clauses) ->
          List.of(
              Terms.TYPE.put(new Terms(version, from, day, Optional.of(ballot.ballot()), clauses)));
      case Motion.AdmitOnAppeal(Id id) ->
          List.of(Party.TYPE.put(party(id, scene).standing(Admitted.since(day), day)));
      case Motion.SuspendFounder(Id id, var reason, LocalDate until) -> {
        var suspension = new Suspension(day, until, reason, Optional.of(ballot.ballot()));
        yield List.of(Party.TYPE.put(party(id, scene).suspended(suspension, day)));
      }
      case Motion.ReinstateFounder(Id id) ->
          List.of(Party.TYPE.put(party(id, scene).reinstated(day)));
    };
  }

  private static Party party(Id id, Scene scene) {
    return scene.rows().get(Party.TYPE, id);
  }
}
