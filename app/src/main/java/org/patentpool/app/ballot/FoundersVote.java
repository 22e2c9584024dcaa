package org.patentpool.app.ballot;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A founders' vote and how it stands.
 *
 * @param motion what is voted on, for instance {@code ADMIT_FOUNDER}
 * @param concerns the party it is about, if it is about one
 * @param deadline the last day on which votes are taken
 * @param state {@code OPEN}, {@code TO_BE_CLOSED} after the deadline, or {@code CLOSED}
 * @param outcome how it ended, once it is closed
 * @param tally the votes so far, or as they were counted when it was closed
 */
public record FoundersVote(
    String ballot,
    String motion,
    @Nullable String concerns,
    String openedBy,
    LocalDate openedOn,
    LocalDate deadline,
    String state,
    @Nullable String outcome,
    @Nullable LocalDate closedOn,
    Tally tally,
    List<Vote> votes) {

  FoundersVote with(List<Vote> newVotes) {
    return new FoundersVote(
        ballot, motion, concerns, openedBy, openedOn, deadline, state, outcome, closedOn, tally,
        newVotes);
  }

  /** Votes out of those who may vote; parts are in basis points. */
  public record Tally(
      int electorate, int yes, int no, int abstain, int quorumBps, int thresholdBps) {
    /** How many have voted. */
    public int cast() {
      return yes + no + abstain;
    }
  }

  /** One founder's vote as it stands. */
  public record Vote(String party, String choice, LocalDate on) {}
}
