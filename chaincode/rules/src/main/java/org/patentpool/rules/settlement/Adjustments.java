package org.patentpool.rules.settlement;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.number.Total;

/**
 * What closed quarters owe founders after all, to be settled in the open one: a closed quarter is
 * never edited (rulebook §6).
 *
 * @param byFounder what is added to a founder's balance, maybe negative
 * @param reserve what moves the reserve account, as an entry of its own beside the settlement's
 */
public record Adjustments(SortedMap<String, Long> byFounder, long reserve) {
  public Adjustments {
    byFounder = Collections.unmodifiableSortedMap(byFounder);
  }

  public static Adjustments none() {
    return new Adjustments(new TreeMap<>(Ids.ORDER), 0);
  }

  /**
   * Patent facts of a closed quarter proved wrong. What founders gain together leaves the reserve,
   * and what they lose together joins it.
   *
   * @param closed as it was settled or, when it was recomputed before, as it came out then
   * @param right the same quarter by the right facts
   * @throws IllegalArgumentException when it is another quarter or its money differs: money facts
   *     that come late enter the open quarter
   */
  public static Adjustments recomputed(Settlement closed, Settlement right) {
    if (!closed.quarter().equals(right.quarter()) || closed.gross() != right.gross()) {
      throw new IllegalArgumentException("only patent facts of a closed quarter are put right");
    }
    SortedMap<String, Total> differences = new TreeMap<>(Ids.ORDER);
    Total moved = new Total();
    for (Settlement.Member member : right.members()) {
      differences.computeIfAbsent(member.id(), _ -> new Total()).add(member.share());
      moved.add(-member.share());
    }
    for (Settlement.Member member : closed.members()) {
      differences.computeIfAbsent(member.id(), _ -> new Total()).add(-member.share());
      moved.add(member.share());
    }
    SortedMap<String, Long> byFounder = new TreeMap<>(Ids.ORDER);
    differences.forEach((id, difference) -> byFounder.put(id, Amount.of(difference.exact())));
    return new Adjustments(byFounder, Amount.of(moved.exact()));
  }

  /** A dispute has ended, on either outcome: what was held for it is paid after all. */
  public static Adjustments released(Settlement disputed) {
    SortedMap<String, Long> byFounder = new TreeMap<>(Ids.ORDER);
    disputed.members().forEach(member -> byFounder.put(member.id(), member.held()));
    return new Adjustments(byFounder, 0);
  }

  /**
   * Both together.
   *
   * @throws Amount.OutOfRange when an amount does not fit
   */
  public Adjustments and(Adjustments other) {
    SortedMap<String, Long> sums = new TreeMap<>(byFounder);
    other.byFounder.forEach(
        (id, amount) -> sums.merge(id, amount, (one, two) -> Amount.sum(one, two)));
    return new Adjustments(sums, Amount.sum(reserve, other.reserve));
  }
}
