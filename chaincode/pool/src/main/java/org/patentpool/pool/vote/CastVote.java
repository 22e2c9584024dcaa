package org.patentpool.pool.vote;

import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.NamesRows;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.rejection.Code;

/**
 * A founder of the electorate votes, or votes otherwise than before. Refused after the deadline;
 * the decision reads the pool day, so a vote held back over it fails at the commit as well.
 */
record CastVote(Id ballot, Vote.Choice choice) implements NamesRows {
  static final Form<CastVote> FORM =
      Form.object(f ->
          new CastVote(
              f.get("ballot", Id.FORM), f.get("choice", Form.oneOf(Vote.Choice.values()))));

  @Override
  public List<Key> rows() {
    return List.of(Ballot.TYPE.key(ballot));
  }

  static Ruling decide(CastVote request, Ballot ballot, Scene scene) {
    Id voter = scene.self().party();
    if (!ballot.electorate().contains(voter)) {
      return Ruling.refused(Code.NOT_IN_ELECTORATE, "/ballot");
    }
    if (ballot.isClosed()) {
      return Ruling.refused(Code.BALLOT_CLOSED, "/ballot");
    }
    if (scene.day().isAfter(ballot.deadline())) {
      return Ruling.refused(Code.VOTING_OVER, "/ballot", "it was " + ballot.deadline());
    }
    var before = scene.rows().find(Vote.TYPE, ballot.ballot(), voter);
    if (before.filter(vote -> vote.choice() == request.choice()).isPresent()) {
      return Ruling.refused(Code.VOTE_UNCHANGED, "/choice");
    }
    var vote = new Vote(ballot.ballot(), voter, request.choice(), scene.day());
    return Ruling.granted(EventType.VOTE_CAST, Vote.TYPE.put(vote))
        .telling("ballot", ballot.ballot())
        .telling("party", voter)
        .telling("choice", request.choice());
  }
}
