package org.patentpool.rules.score;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.patent.Tier;

/** A family's score and tier as they were attested on a day. */
public record Attestation(LocalDate on, int score, Tier tier) {

  /**
   * The one that counts in a quarter: the last on its first day, or on the day of the family's
   * entry when it enters later (rulebook §6).
   *
   * @param all of the family, in any order, no two of one day
   */
  public static Optional<Attestation> counting(
      Collection<Attestation> all, Quarter quarter, LocalDate entry) {
    LocalDate first = quarter.period().first();
    LocalDate asOf = entry.isAfter(first) ? entry : first;
    return all.stream()
        .filter(each -> !each.on().isAfter(asOf))
        .max(Comparator.comparing(Attestation::on));
  }
}
