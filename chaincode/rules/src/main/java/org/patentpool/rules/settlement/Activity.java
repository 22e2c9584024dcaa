package org.patentpool.rules.settlement;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Tier;

/**
 * A family's stay in a quarter.
 *
 * @param days on which it is active in any office
 * @param daysByOffice on which it is active there
 */
record Activity(
    String family,
    String owner,
    @Nullable Tier tier,
    @Nullable Integer score,
    long days,
    SortedMap<String, Long> daysByOffice) {

  static Activity of(Family family, Period period) {
    SortedMap<String, Long> byOffice = new TreeMap<>();
    family.activeByOffice().forEach((office, days) -> byOffice.put(office, days.in(period)));
    return new Activity(
        family.id(),
        family.owner(),
        family.tier(),
        family.score(),
        family.active().in(period),
        byOffice);
  }

  /** The same with days of another length. */
  Activity times(long factor) {
    SortedMap<String, Long> byOffice = new TreeMap<>();
    daysByOffice.forEach((office, count) -> byOffice.put(office, count * factor));
    return new Activity(family, owner, tier, score, days * factor, byOffice);
  }

  /** The same, assessed otherwise. */
  Activity assessed(@Nullable Tier otherTier, @Nullable Integer otherScore) {
    return new Activity(family, owner, otherTier, otherScore, days, daysByOffice);
  }

  long daysInOffices() {
    return daysByOffice.values().stream().mapToLong(Long::longValue).sum();
  }

  long daysIn(String office) {
    return daysByOffice.getOrDefault(office, 0L);
  }

  long points() {
    if (score == null) {
      throw new IllegalArgumentException("family " + family + " has no score");
    }
    return Math.multiplyExact(days, score);
  }
}
