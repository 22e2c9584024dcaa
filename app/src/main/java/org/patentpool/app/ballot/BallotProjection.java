package org.patentpool.app.ballot;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.projection.Change;
import org.patentpool.app.projection.Projection;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.vote.Ballot;
import org.patentpool.pool.vote.Motion;
import org.patentpool.pool.vote.Vote;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every ballot and the newest vote of each founder. */
@Component
class BallotProjection implements Projection {
  private static final String BALLOT = Ballot.TYPE.name();
  private static final String VOTE = Vote.TYPE.name();

  private final JdbcClient jdbc;

  BallotProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(BALLOT, VOTE);
  }

  @Override
  public void apply(Change change) {
    if (change.key().type().equals(BALLOT)) {
      keep(change.read(Ballot.TYPE));
    } else {
      keep(change.read(Vote.TYPE));
    }
  }

  private void keep(Ballot ballot) {
    Optional<Ballot.Result> result = ballot.result();
    jdbc.sql(
            """
            insert into ballot
              (ballot, motion, concerns, opened_by, opened_on, deadline, quorum_bps,
               threshold_bps, electorate, outcome, closed_on, counted, counted_yes, counted_no,
               counted_abstain)
            values
              (:ballot, :motion, :concerns, :openedBy, :openedOn, :deadline, :quorumBps,
               :thresholdBps, :electorate, :outcome, :closedOn, :counted, :yes, :no, :abstain)
            on conflict (ballot) do update set
              outcome = excluded.outcome, closed_on = excluded.closed_on,
              counted = excluded.counted, counted_yes = excluded.counted_yes,
              counted_no = excluded.counted_no, counted_abstain = excluded.counted_abstain
            """)
        .param("ballot", ballot.ballot().value())
        .param("motion", kind(ballot.motion()))
        .param("concerns", ballot.motion().concerns().map(Id::value).orElse(null))
        .param("openedBy", ballot.openedBy().value())
        .param("openedOn", ballot.openedOn())
        .param("deadline", ballot.deadline())
        .param("quorumBps", ballot.quorumBps())
        .param("thresholdBps", ballot.thresholdBps())
        .param("electorate", ballot.electorate().stream().map(Id::value).toArray(String[]::new))
        .param("outcome", of(result, how -> how.outcome().name()))
        .param("closedOn", of(result, Ballot.Result::closedOn))
        .param("counted", of(result, Ballot.Result::electorate))
        .param("yes", of(result, Ballot.Result::yes))
        .param("no", of(result, Ballot.Result::no))
        .param("abstain", of(result, Ballot.Result::abstain))
        .update();
  }

  private static <T> @Nullable T of(
      Optional<Ballot.Result> result, Function<Ballot.Result, T> part) {
    return result.map(part).orElse(null);
  }

  private static String kind(Motion motion) {
    return switch (motion) {
      case Motion.AdmitFounder _ -> "ADMIT_FOUNDER";
      case Motion.AdoptTerms _ -> "ADOPT_TERMS";
      case Motion.AdmitOnAppeal _ -> "ADMIT_ON_APPEAL";
      case Motion.SuspendFounder _ -> "SUSPEND_FOUNDER";
      case Motion.ReinstateFounder _ -> "REINSTATE_FOUNDER";
    };
  }

  private void keep(Vote vote) {
    jdbc.sql(
            """
            insert into vote (ballot, party, choice, cast_on)
            values (:ballot, :party, :choice, :on)
            on conflict (ballot, party) do update set
              choice = excluded.choice, cast_on = excluded.cast_on
            """)
        .param("ballot", vote.ballot().value())
        .param("party", vote.party().value())
        .param("choice", vote.choice().name())
        .param("on", vote.on())
        .update();
  }
}
