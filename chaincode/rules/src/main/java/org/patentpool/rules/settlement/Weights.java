package org.patentpool.rules.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.number.Total;
import org.patentpool.rules.patent.Tier;

/** What founders have to show for themselves in a quarter, each times its multiplier. */
final class Weights {
  private final List<Founder> founders;
  private final List<Activity> activities;

  /** A pool has many territories, and a family is active in few of them. */
  private final SortedMap<String, List<Activity>> byOffice = new TreeMap<>();

  Weights(Basis basis) {
    this.founders = basis.founders();
    this.activities = basis.activities();
    for (Activity each : activities) {
      each.daysByOffice()
          .keySet()
          .forEach(office -> byOffice.computeIfAbsent(office, _ -> new ArrayList<>()).add(each));
    }
  }

  /** What founders weigh, and what that is made of. */
  record Weighing(Rule rule, SortedMap<String, Fraction> weights, Inputs inputs) {
    boolean isNothing() {
      return isNothing(weights);
    }

    static boolean isNothing(SortedMap<String, Fraction> weights) {
      return weights.values().stream().allMatch(weight -> weight.signum() == 0);
    }

    Explanation explain(Founder founder, String figure) {
      Explanation.Draft draft = Explanation.of(rule, figure);
      inputs.write(founder, draft);
      return draft.gives(weights.getOrDefault(founder.id(), Fraction.ZERO));
    }
  }

  /** Writes down what a founder's weight is made of. */
  interface Inputs {
    void write(Founder founder, Explanation.Draft draft);
  }

  Weighing equal() {
    SortedMap<String, Fraction> weights = new TreeMap<>(Ids.ORDER);
    founders.forEach(each -> weights.put(each.id(), Fraction.of(each.multiplierBps())));
    return new Weighing(Rule.EQUAL_WEIGHT, weights, Weights::writeMultiplier);
  }

  /** Agreed shares of those who are founders. */
  Weighing agreed(SortedMap<String, Long> shares) {
    SortedMap<String, Fraction> weights = new TreeMap<>(Ids.ORDER);
    founders.forEach(
        each -> weights.put(each.id(), Fraction.of(shares.getOrDefault(each.id(), 0L))));
    return new Weighing(
        Rule.FIXED_WEIGHT,
        weights,
        (founder, draft) -> draft.with("share", shares.getOrDefault(founder.id(), 0L)));
  }

  Weighing familyDays() {
    return byDays(activities, Activity::days);
  }

  Weighing inTier(Tier tier) {
    return byDays(activities, each -> each.tier() == tier ? each.days() : 0);
  }

  Weighing inTerritory(String territory) {
    return byDays(byOffice.getOrDefault(territory, List.of()), each -> each.daysIn(territory));
  }

  private Weighing byDays(List<Activity> active, ToLongFunction<Activity> days) {
    return new Weighing(
        Rule.DAYS_WEIGHT,
        sum(active, days),
        (founder, draft) -> {
          writeMultiplier(founder, draft);
          of(active, founder, days)
              .forEach(each -> draft.with("days", each.family(), days.applyAsLong(each)));
        });
  }

  Weighing scores() {
    return new Weighing(
        Rule.SCORE_WEIGHT,
        sum(activities, Activity::points),
        (founder, draft) -> {
          writeMultiplier(founder, draft);
          of(activities, founder, Activity::points)
              .forEach(each -> {
                draft.with("days", each.family(), each.days());
                draft.with("score", each.family(), each.points() / each.days());
              });
        });
  }

  private SortedMap<String, Fraction> sum(List<Activity> active, ToLongFunction<Activity> weight) {
    SortedMap<String, Total> totals = new TreeMap<>(Ids.ORDER);
    founders.forEach(each -> totals.put(each.id(), new Total()));
    for (Activity each : active) {
      Total total = totals.get(each.owner());
      if (total != null) {
        total.add(weight.applyAsLong(each));
      }
    }
    SortedMap<String, Fraction> weights = new TreeMap<>(Ids.ORDER);
    for (Founder each : founders) {
      Fraction sum = Fraction.of(totals.getOrDefault(each.id(), new Total()).exact());
      weights.put(each.id(), sum.times(each.multiplierBps()));
    }
    return weights;
  }

  private static List<Activity> of(
      List<Activity> active, Founder founder, ToLongFunction<Activity> weight) {
    return active.stream()
        .filter(each -> each.owner().equals(founder.id()) && weight.applyAsLong(each) > 0)
        .toList();
  }

  private static void writeMultiplier(Founder founder, Explanation.Draft draft) {
    draft.with("multiplierBps", founder.multiplierBps());
  }
}
