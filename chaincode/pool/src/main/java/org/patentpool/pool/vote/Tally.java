package org.patentpool.pool.vote;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.ledger.Rows;
import org.patentpool.pool.register.Party;

/**
 * The votes of a ballot, counted from its rows. It says the same whenever it is counted after the
 * deadline: no vote comes later, and who had left by then is in rows that only look forward.
 */
record Tally(int electorate, int yes, int no, int abstain) {

  private static final int ALL = 10_000;

  static Tally of(Ballot ballot, Rows rows) {
    List<Id> counted =
        ballot.electorate().stream()
            .filter(founder -> isStillIn(rows.get(Party.TYPE, founder), ballot.deadline()))
            .toList();
    List<Vote> votes =
        rows.all(Vote.TYPE, ballot.ballot()).stream()
            .filter(vote -> counted.contains(vote.party()))
            .toList();
    return new Tally(
        counted.size(),
        count(votes, Vote.Choice.YES),
        count(votes, Vote.Choice.NO),
        count(votes, Vote.Choice.ABSTAIN));
  }

  private static boolean isStillIn(Party founder, LocalDate day) {
    return founder.on(day) != Party.Status.WITHDRAWN;
  }

  private static int count(List<Vote> votes, Vote.Choice choice) {
    return Math.toIntExact(votes.stream().filter(vote -> vote.choice() == choice).count());
  }

  boolean hasQuorum(int quorumBps) {
    long cast = (long) yes + no + abstain;
    return electorate > 0 && cast * ALL >= (long) quorumBps * electorate;
  }

  boolean isCarried(int thresholdBps) {
    return yes > 0 && (long) yes * ALL >= thresholdBps * ((long) yes + no);
  }

  Ballot.Result result(Outcome outcome, LocalDate closedOn) {
    return new Ballot.Result(outcome, closedOn, electorate, yes, no, abstain);
  }
}
