package org.patentpool.rules.settlement;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;

/** Cuts founders to the largest share one may have (rulebook §6, step 4). */
final class ShareLimit<T extends Comparable<T>> {
  private final Arithmetic<T> arithmetic;
  private final Working working;
  private final T limit;
  private final SortedMap<String, T> shares;
  private final TreeSet<String> cut = new TreeSet<>(Ids.ORDER);
  private int round;

  private ShareLimit(
      Arithmetic<T> arithmetic, Working working, T limit, SortedMap<String, T> shares) {
    this.arithmetic = arithmetic;
    this.working = working;
    this.limit = limit;
    this.shares = shares;
  }

  /**
   * Cuts whoever is above the limit and gives the excess to the others, until nobody is above.
   *
   * @param shares which change
   * @return what nobody is left to take
   */
  static <T extends Comparable<T>> T apply(
      Arithmetic<T> arithmetic, Working working, T limit, SortedMap<String, T> shares) {
    return new ShareLimit<>(arithmetic, working, limit, shares).apply();
  }

  private T apply() {
    while (true) {
      T excess = cut();
      SortedMap<String, Fraction> takers = takers();
      if (excess.compareTo(arithmetic.of(0)) == 0 || takers.isEmpty()) {
        return excess;
      }
      String at = "/limit/rounds" + Pointer.to(round++);
      arithmetic
          .allot(excess, takers, working, id -> at + Pointer.to(id))
          .forEach((id, part) -> shares.merge(id, part, arithmetic::plus));
    }
  }

  private T cut() {
    T excess = arithmetic.of(0);
    for (var each : shares.entrySet()) {
      if (each.getValue().compareTo(limit) > 0) {
        excess = arithmetic.plus(excess, arithmetic.minus(each.getValue(), limit));
        each.setValue(limit);
        cut.add(each.getKey());
      }
    }
    return excess;
  }

  /** Those never cut so far who hold a positive share, by the share they hold. */
  private SortedMap<String, Fraction> takers() {
    SortedMap<String, Fraction> takers = new TreeMap<>(Ids.ORDER);
    shares.forEach((id, share) -> {
      if (share.compareTo(arithmetic.of(0)) > 0 && !cut.contains(id)) {
        takers.put(id, arithmetic.exact(share));
      }
    });
    return takers;
  }
}
