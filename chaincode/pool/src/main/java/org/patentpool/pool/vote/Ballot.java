package org.patentpool.pool.vote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
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
    int quorumBps,
    int thresholdBps,
    List<Id> electorate,
    Optional<Result> result)
    implements Json.Source {
  static final Form<Ballot> FORM =
      Form.object(f ->
          new Ballot(
              f.get("ballot", Id.FORM),
              f.get("motion", Motion.FORM),
              f.get("openedBy", Id.FORM),
              f.get("openedOn", Form.DATE),
              f.get("deadline", Form.DATE),
              f.get("quorumBps", Form.integer(1, 10_000)),
              f.get("thresholdBps", Form.integer(5_001, 10_000)),
              f.get("electorate", Form.list(Id.FORM, 0, 1_000)),
              f.maybe("result", Result.FORM)));

  public static final RecordType<Ballot> TYPE =
      RecordType.first("ballot", FORM, ballot -> List.of(ballot.ballot()));

  /** The outcome and how it was counted. */
  public record Result(
      Outcome outcome, LocalDate closedOn, int electorate, int yes, int no, int abstain)
      implements Json.Source {
    static final Form<Result> FORM =
        Form.object(f ->
            new Result(
                f.get("outcome", Form.oneOf(Outcome.values())),
                f.get("closedOn", Form.DATE),
                f.get("electorate", Form.integer(0, Integer.MAX_VALUE)),
                f.get("yes", Form.integer(0, Integer.MAX_VALUE)),
                f.get("no", Form.integer(0, Integer.MAX_VALUE)),
                f.get("abstain", Form.integer(0, Integer.MAX_VALUE))));

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY
          .with("outcome", outcome)
          .with("closedOn", closedOn)
          .with("electorate", electorate)
          .with("yes", yes)
          .with("no", no)
          .with("abstain", abstain);
    }
  }

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

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("ballot", ballot)
        .with("motion", motion)
        .with("openedBy", openedBy)
        .with("openedOn", openedOn)
        .with("deadline", deadline)
        .with("quorumBps", quorumBps)
        .with("thresholdBps", thresholdBps)
        .with("electorate", electorate)
        .with("result", result);
  }
}
