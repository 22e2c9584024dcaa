package org.patentpool.rules.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;

/**
 * Why a founder's share changed from one quarter to another. The earlier quarter is turned into the
 * later one step by step, always in the order of {@link Cause}; a step is what it changes of the
 * exact share, as if nothing were rounded. The steps add up to the difference of the shares.
 *
 * @param before the share in the earlier quarter, 0 for who was no founder
 * @param after the share in the later one, 0 for who is none any more
 * @param steps one for each cause, in their order
 */
public record Waterfall(String founder, long before, long after, List<Step> steps) {
  public Waterfall {
    steps = List.copyOf(steps);
  }

  /**
   * What one cause changed.
   *
   * @param exact these add up to the difference
   * @param amount the same in whole units; what is rounded here is taken back at a later step, so
   *     that these add up too
   */
  public record Step(Cause cause, Fraction exact, long amount) {}

  /** What shares depend on, in the order in which it is changed. */
  public enum Cause {
    /** Families that have more active days than before: they came, or patents were granted. */
    ENTERED,
    /** Families that have fewer, because they left the pool or their owner. */
    LEFT,
    /** Families that have fewer, although they stayed: patents expired or lapsed. */
    EXPIRED,
    /** Scores and tiers of the families that were there before. */
    SCORES,
    /** Who is a founder, with which multiplier. */
    FOUNDERS,
    /** Fee, reserve and components; agreed shares too. */
    POLICY,
    /** Receipts and the deficit that was carried in. */
    REVENUE,
    /** What the largest share one may have takes and gives. */
    CAP,
    /** Everything that was rounded on the way to the shares. */
    ROUNDING
  }

  /** Of every founder of either quarter, in the order of their ids. */
  public static List<Waterfall> between(Quarterly earlier, Quarterly later) {
    Quarters quarters = Quarters.of(earlier, later);
    TreeSet<String> founders = new TreeSet<>(Ids.ORDER);
    founders.addAll(quarters.before.keySet());
    founders.addAll(quarters.after.keySet());
    return founders.stream().map(quarters::of).toList();
  }

  /**
   * The shares from which every founder's steps follow.
   *
   * @param stages exact and without limit, from the earlier quarter to the later one
   * @param limitedBefore exact and with the limit, in the earlier quarter
   * @param limitedAfter the same in the later one
   */
  private record Quarters(
      SortedMap<String, Long> before,
      SortedMap<String, Long> after,
      List<SortedMap<String, Fraction>> stages,
      SortedMap<String, Fraction> limitedBefore,
      SortedMap<String, Fraction> limitedAfter) {

    static Quarters of(Quarterly earlier, Quarterly later) {
      Basis first = Basis.of(earlier);
      Basis last = Basis.of(later);
      return new Quarters(
          Division.rounded(first, Working.unshown()).shares(),
          Division.rounded(last, Working.unshown()).shares(),
          new Stages(earlier, later)
              .bases().stream().map(basis -> Division.exact(basis).shares()).toList(),
          Division.exact(first).shares(),
          Division.exact(last).shares());
    }

    Waterfall of(String founder) {
      long from = before.getOrDefault(founder, 0L);
      long to = after.getOrDefault(founder, 0L);
      List<Fraction> levels = new ArrayList<>();
      stages.forEach(stage -> levels.add(stage.getOrDefault(founder, Fraction.ZERO)));
      Fraction unlimited = levels.getFirst();
      Fraction limited = limitedBefore.getOrDefault(founder, Fraction.ZERO);
      Fraction start = Fraction.of(from);
      // From here on a level says what the share would be if all that follows were as before.
      levels.replaceAll(level -> level.plus(start).minus(unlimited));
      levels.add(limitedAfter.getOrDefault(founder, Fraction.ZERO).plus(start).minus(limited));
      levels.add(Fraction.of(to));
      return new Waterfall(founder, from, to, steps(levels));
    }

    private static List<Step> steps(List<Fraction> levels) {
      List<Step> steps = new ArrayList<>();
      Fraction from = levels.getFirst();
      for (Cause cause : Cause.values()) {
        Fraction to = levels.get(steps.size() + 1);
        long amount = Amount.of(to.halfEven().subtract(from.halfEven()));
        steps.add(new Step(cause, to.minus(from), amount));
        from = to;
      }
      return steps;
    }
  }
}
