package org.patentpool.pool.vote;

import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Shape;
import org.patentpool.pool.canonical.Within;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.Pages;
import org.patentpool.pool.decision.QueryType;
import org.patentpool.pool.decision.Question;
import org.patentpool.pool.decision.Question.Audience;
import org.patentpool.pool.decision.Question.Finding;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.decision.Transaction;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.rejection.Code;

/** The founders' votes. */
public final class Votes {

  private Votes() {}

  public static List<Transaction<?, ?>> transactions() {
    return List.of(
        new Transaction<>(
            CommandType.VOTE_CAST,
            CastVote.class,
            Ballot.named(CastVote::ballot),
            CastVote::decide),
        new Transaction<>(
            CommandType.VOTE_CLOSE,
            CloseVote.class,
            Ballot.named(CloseVote::ballot),
            CloseVote::decide));
  }

  public static List<Question<?>> questions() {
    return List.of(
        new Question<>(QueryType.BALLOT_READ, ByBallot.class, Audience.PARTIES, Votes::ballot),
        new Question<>(QueryType.BALLOT_LIST, Pages.Page.class, Audience.PARTIES, Votes::ballots),
        new Question<>(QueryType.VOTE_LIST, VotesOf.class, Audience.PARTIES, Votes::votes));
  }

  /** Asks for a ballot. */
  record ByBallot(Id ballot) {}

  /** Asks for the votes of a ballot. */
  record VotesOf(
      Id ballot, Optional<Id> after, @Within(min = 1, max = Pages.MAX) Optional<Integer> limit) {}

  private static Finding ballot(ByBallot request, Scene scene, Archive archive) {
    return scene
        .rows()
        .find(Ballot.TYPE, request.ballot())
        .<Finding>map(ballot -> Question.found("ballot", ballot))
        .orElseGet(() -> Question.missing(Code.UNKNOWN_BALLOT, "/ballot"));
  }

  private static Finding ballots(Pages.Page page, Scene scene, Archive archive) {
    return Pages.read(archive, Ballot.TYPE, List.of(), page, Shape::write);
  }

  private static Finding votes(VotesOf request, Scene scene, Archive archive) {
    var page = new Pages.Page(request.after(), request.limit());
    return Pages.read(archive, Vote.TYPE, List.of(request.ballot()), page, Shape::write);
  }
}
