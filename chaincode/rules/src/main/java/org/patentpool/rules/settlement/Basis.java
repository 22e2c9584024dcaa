package org.patentpool.rules.settlement;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.number.Ids;

/**
 * What shares depend on, and nothing else.
 *
 * @param founders in the order of their ids
 */
record Basis(
    Policy policy,
    List<Founder> founders,
    List<Activity> activities,
    Takings takings,
    long deficitCarriedIn) {

  static Basis of(Quarterly quarterly) {
    Period period = quarterly.quarter().period();
    return new Basis(
        quarterly.policy(),
        quarterly.founders().stream().sorted(Comparator.comparing(Founder::id, Ids.ORDER)).toList(),
        quarterly.families().stream().map(family -> Activity.of(family, period)).toList(),
        quarterly.takings(),
        quarterly.deficitCarriedIn());
  }

  /** The same as if those families were not in the pool. */
  Basis without(SortedSet<String> families) {
    List<Activity> others =
        activities.stream().filter(each -> !families.contains(each.family())).toList();
    return new Basis(policy, founders, others, takings, deficitCarriedIn);
  }
}
