package org.patentpool.pool.vote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Within;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.decision.Subject;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.ledger.Rows;
import org.patentpool.pool.ledger.Write;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.register.Seat;
import org.patentpool.pool.register.Terms;
import org.patentpool.pool.rejection.Code;

/**
 * A vote of the founders. The rules it runs by and who votes are fixed when it opens: the founders
 * active on that day, without the one it is about. Founders who have left by the deadline are not
 * counted, and neither are their votes.
 */
public record Ballot(
    Id ballot,
    Motion motion,
    Id openedBy,
    LocalDate openedOn,
    LocalDate deadline,
    @Within(min = 1, max = 10_000) int quorumBps,
    @Within(min = 5_001, max = 10_000) int thresholdBps,
    List<Id> electorate,
    Optional<Result> result) {

  static final RecordType<Ballot> TYPE =
      RecordType.first("ballot", Ballot.class, ballot -> List.of(ballot.ballot()));

  /** The outcome and how it was counted. */
  record Result(
      Outcome outcome, LocalDate closedOn, int electorate, int yes, int no, int abstain) {}

  /** The deadline of a ballot opened today: the last day on which votes are taken. */
  public static LocalDate deadline(Scene scene) {
    return scene.day().plusDays(scene.terms().clauses().votingDays());
  }

  /** Opens a ballot beside the other writes that belong to it. */
  public static Ruling open(Id id, Motion motion, Scene scene, Write... others) {
    if (scene.rows().find(TYPE, id).isPresent()) {
      return Ruling.refused(Code.BALLOT_EXISTS, "/ballot");
    }
    Terms.Clauses rules = scene.terms().clauses();
    var ballot =
        new Ballot(
            id,
            motion,
            scene.self().party(),
            scene.day(),
            deadline(scene),
            rules.quorumBps(),
            rules.thresholdBps(),
            electorate(motion, scene),
            Optional.empty());
    var writes = new ArrayList<>(List.of(others));
    writes.add(TYPE.put(ballot));
    return Ruling.granted(EventType.BALLOT_OPENED, writes)
        .telling("ballot", id)
        .telling("motion", motion)
        .telling("deadline", ballot.deadline());
  }

  private static List<Id> electorate(Motion motion, Scene scene) {
    return scene.rows().all(Seat.TYPE, Role.FOUNDER).stream()
        .map(Seat::party)
        .filter(founder -> !motion.concerns().equals(Optional.of(founder)))
        .filter(founder -> scene.rows().get(Party.TYPE, founder).isActive(scene.day()))
        .toList();
  }

  /** The ballot a request names, as the matter of the party it is about. */
  static <R> Subject<R, Ballot> named(Function<R, Id> id) {
    return (request, scene) ->
        scene
            .rows()
            .find(TYPE, id.apply(request))
            .map(ballot -> ballot.asMatter(scene.rows()))
            .orElseGet(() -> Subject.absent(Code.UNKNOWN_BALLOT, "/ballot"));
  }

  private Subject.Found<Ballot> asMatter(Rows rows) {
    return motion
        .concerns()
        .map(party -> Subject.owned(this, rows.get(Party.TYPE, party).actor()))
        .orElseGet(() -> Subject.unowned(this));
  }

  boolean isClosed() {
    return result.isPresent();
  }

  Ballot closed(Result how) {
    return new Ballot(
        ballot,
        motion,
        openedBy,
        openedOn,
        deadline,
        quorumBps,
        thresholdBps,
        electorate,
        Optional.of(how));
  }
}
