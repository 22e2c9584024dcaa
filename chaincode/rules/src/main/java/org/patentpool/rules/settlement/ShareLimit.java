package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patentpool.rules.number.Allotment;
import org.patentpool.rules.number.Ids;

/** Cuts founders to the largest share one may have (rulebook §6, step 4). */
final class ShareLimit {
  private ShareLimit() {}

  /**
   * Cuts whoever is above the limit and gives the excess to the others, until nobody is above.
   *
   * @return what nobody is left to take
   */
  static long apply(long limit, SortedMap<String, Long> shares) {
    TreeSet<String> cut = new TreeSet<>(Ids.ORDER);
    while (true) {
      long excess = 0;
      for (var each : shares.entrySet()) {
        if (each.getValue() > limit) {
          excess = Math.addExact(excess, Math.subtractExact(each.getValue(), limit));
          each.setValue(limit);
          cut.add(each.getKey());
        }
      }
      if (excess == 0) {
        return 0;
      }
      SortedMap<String, BigInteger> takers = new TreeMap<>(Ids.ORDER);
      shares.forEach((id, share) -> {
        if (share > 0 && !cut.contains(id)) {
          takers.put(id, BigInteger.valueOf(share));
        }
      });
      if (takers.isEmpty()) {
        return excess;
      }
      Allotment.allot(excess, takers).forEach((id, part) -> shares.merge(id, part, Math::addExact));
    }
  }
}
