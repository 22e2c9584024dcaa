package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Tier;

/** What founders have to show for themselves in a quarter, each times its multiplier. */
final class Weights {
  private final List<Founder> founders;
  private final List<Stay> stays;
  private final Period period;

  Weights(List<Founder> founders, List<Family> families, Period period) {
    this.founders = founders;
    this.stays =
        families.stream().map(family -> new Stay(family, family.active().in(period))).toList();
    this.period = period;
  }

  /** A family and its active days of the quarter. */
  private record Stay(Family family, long days) {
    long points() {
      Integer score = family.score();
      if (score == null) {
        throw new IllegalArgumentException("family " + family.id() + " has no score");
      }
      return Math.multiplyExact(days, score);
    }
  }

  SortedMap<String, BigInteger> equal() {
    SortedMap<String, BigInteger> weights = new TreeMap<>(Ids.ORDER);
    founders.forEach(founder -> weights.put(founder.id(), multiplier(founder)));
    return weights;
  }

  SortedMap<String, BigInteger> familyDays() {
    return sum(Stay::days);
  }

  SortedMap<String, BigInteger> scores() {
    return sum(Stay::points);
  }

  SortedMap<String, BigInteger> inTier(Tier tier) {
    return sum(stay -> stay.family.tier() == tier ? stay.days : 0);
  }

  SortedMap<String, BigInteger> inTerritory(String territory) {
    return sum(stay -> stay.family.activeIn(territory).in(period));
  }

  private SortedMap<String, BigInteger> sum(ToLongFunction<Stay> weight) {
    SortedMap<String, BigInteger> weights = new TreeMap<>(Ids.ORDER);
    founders.forEach(founder -> weights.put(founder.id(), BigInteger.ZERO));
    for (Stay stay : stays) {
      weights.merge(
          stay.family.owner(), BigInteger.valueOf(weight.applyAsLong(stay)), BigInteger::add);
    }
    founders.forEach(
        founder -> weights.merge(founder.id(), multiplier(founder), BigInteger::multiply));
    return weights;
  }

  private static BigInteger multiplier(Founder founder) {
    return BigInteger.valueOf(founder.multiplierBps());
  }
}
