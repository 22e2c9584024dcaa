package org.patentpool.app.founding;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pool as it stands on its day.
 *
 * @param state {@code FORMING} until every named founder has signed, then {@code ACTIVE}
 * @param kind what it is centred on
 * @param day the pool day, by which every deadline counts
 * @param terms the terms in force
 * @param nextTerms adopted terms that are still to come into force
 */
public record Pool(
    String pool,
    String theme,
    String kind,
    String currency,
    String state,
    LocalDate foundedOn,
    @Nullable LocalDate activeSince,
    LocalDate day,
    Terms terms,
    @Nullable Terms nextTerms) {

  /**
   * What is agreed; parts are in basis points.
   *
   * @param agreement the digest of the agreement's text
   */
  public record Terms(
      int version,
      LocalDate effectiveFrom,
      String agreement,
      int rulebook,
      int quorumBps,
      int thresholdBps,
      int votingDays,
      List<String> tiers) {}
}
