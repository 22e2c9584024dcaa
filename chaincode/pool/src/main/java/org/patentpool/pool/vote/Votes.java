package org.patentpool.pool.vote;

import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.Pages;
import org.patentpool.pool.decision.QueryType;
import org.patentpool.pool.decision.Question;
import org.patentpool.pool.decision.Question.Audience;
import org.patentpool.pool.decision.Question.Finding;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.decision.Transaction;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.rejection.Code;

/** The founders' votes. */
public final class Votes {

  private Votes() {}

  public static List<Transaction<?, ?>> transactions() {
    return List.of(
        new Transaction<>(
            CommandType.VOTE_CAST, CastVote.FORM, Ballot.named(CastVote::ballot), CastVote::decide),
        new Transaction<>(
            CommandType.VOTE_CLOSE,
            CloseVote.FORM,
            Ballot.named(CloseVote::ballot),
            CloseVote::decide));
  }

  public static List<RecordType<?>> records() {
    return List.of(Ballot.TYPE, Vote.TYPE);
  }

  public static List<Question<?>> questions() {
    return List.of(
        new Question<>(QueryType.BALLOT_READ, ByBallot.FORM, Audience.PARTIES, Votes::ballot),
        new Question<>(QueryType.BALLOT_LIST, Pages.Page.FORM, Audience.PARTIES, Votes::ballots),
        new Question<>(QueryType.VOTE_LIST, VotesOf.FORM, Audience.PARTIES, Votes::votes));
  }

  /** Asks for a ballot. */
  record ByBallot(Id ballot) {
    static final Form<ByBallot> FORM = Form.object(f -> new ByBallot(f.get("ballot", Id.FORM)));
  }

  /** Asks for the votes of a ballot. */
  record VotesOf(Id ballot, Pages.Page page) {
    static final Form<VotesOf> FORM =
        Form.object(f -> new VotesOf(f.get("ballot", Id.FORM), Pages.Page.of(f)));
  }

  private static Finding ballot(ByBallot request, Scene scene, Archive archive) {
    return scene
        .rows()
        .find(Ballot.TYPE, request.ballot())
        .<Finding>map(ballot -> Question.found("ballot", ballot))
        .orElseGet(() -> Question.missing(Code.UNKNOWN_BALLOT, "/ballot"));
  }

  private static Finding ballots(Pages.Page page, Scene scene, Archive archive) {
    return Pages.read(archive, Ballot.TYPE, List.of(), page, Ballot::json);
  }

  private static Finding votes(VotesOf request, Scene scene, Archive archive) {
    return Pages.read(archive, Vote.TYPE, List.of(request.ballot()), request.page(), Vote::json);
  }
}
