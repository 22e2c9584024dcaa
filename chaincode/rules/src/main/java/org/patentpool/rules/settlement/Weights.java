package org.patentpool.rules.settlement;

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

  Weights(Basis basis) {
    this.founders = basis.founders();
    this.activities = basis.activities();
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
    return byDays(Activity::days);
  }

  Weighing inTier(Tier tier) {
    return byDays(each -> each.tier() == tier ? each.days() : 0);
  }

  Weighing inTerritory(String territory) {
    return byDays(each -> each.daysIn(territory));
  }

  private Weighing byDays(ToLongFunction<Activity> days) {
    return new Weighing(
        Rule.DAYS_WEIGHT,
        sum(days),
        (founder, draft) -> {
          writeMultiplier(founder, draft);
          of(founder, days)
              .forEach(each -> draft.with("days", each.family(), days.applyAsLong(each)));
        });
  }

  Weighing scores() {
    return new Weighing(
        Rule.SCORE_WEIGHT,
        sum(Activity::points),
        (founder, draft) -> {
          writeMultiplier(founder, draft);
          of(founder, Activity::points)
              .forEach(each -> {
                draft.with("days", each.family(), each.days());
                draft.with("score", each.family(), each.points() / each.days());
              });
        });
  }

  private SortedMap<String, Fraction> sum(ToLongFunction<Activity> weight) {
    SortedMap<String, Total> totals = new TreeMap<>(Ids.ORDER);
    founders.forEach(each -> totals.put(each.id(), new Total()));
    for (Activity each : activities) {
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

  private List<Activity> of(Founder founder, ToLongFunction<Activity> weight) {
    return activities.stream()
        .filter(each -> each.owner().equals(founder.id()) && weight.applyAsLong(each) > 0)
        .toList();
  }

  private static void writeMultiplier(Founder founder, Explanation.Draft draft) {
    draft.with("multiplierBps", founder.multiplierBps());
  }
}
