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
  private final List<Family> families;
  private final Period period;

  Weights(List<Founder> founders, List<Family> families, Period period) {
    this.founders = founders;
    this.families = families;
    this.period = period;
  }

  SortedMap<String, BigInteger> equal() {
    SortedMap<String, BigInteger> weights = none();
    weights.replaceAll((_, _) -> BigInteger.ONE);
    return multiplied(weights);
  }

  SortedMap<String, BigInteger> familyDays() {
    return byFamilies(family -> family.active().in(period), 1);
  }

  SortedMap<String, BigInteger> scores() {
    SortedMap<String, BigInteger> weights = none();
    for (Family family : families) {
      Integer score = family.score();
      if (score == null) {
        throw new IllegalArgumentException("family " + family.id() + " has no score");
      }
      add(weights, family, family.active().in(period), score);
    }
    return multiplied(weights);
  }

  SortedMap<String, BigInteger> inTier(Tier tier) {
    return byFamilies(family -> family.tier() == tier ? family.active().in(period) : 0, 1);
  }

  SortedMap<String, BigInteger> inTerritory(String territory) {
    return byFamilies(family -> family.activeIn(territory).in(period), 1);
  }

  private SortedMap<String, BigInteger> byFamilies(ToLongFunction<Family> days, long factor) {
    SortedMap<String, BigInteger> weights = none();
    for (Family family : families) {
      add(weights, family, days.applyAsLong(family), factor);
    }
    return multiplied(weights);
  }

  private static void add(
      SortedMap<String, BigInteger> weights, Family family, long days, long factor) {
    BigInteger weight = BigInteger.valueOf(days).multiply(BigInteger.valueOf(factor));
    weights.merge(family.owner(), weight, BigInteger::add);
  }

  private SortedMap<String, BigInteger> none() {
    SortedMap<String, BigInteger> weights = new TreeMap<>(Ids.ORDER);
    founders.forEach(founder -> weights.put(founder.id(), BigInteger.ZERO));
    return weights;
  }

  private SortedMap<String, BigInteger> multiplied(SortedMap<String, BigInteger> weights) {
    for (Founder founder : founders) {
      weights.merge(
          founder.id(), BigInteger.valueOf(founder.multiplierBps()), BigInteger::multiply);
    }
    return weights;
  }
}
