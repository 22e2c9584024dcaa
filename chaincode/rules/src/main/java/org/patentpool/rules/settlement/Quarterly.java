package org.patentpool.rules.settlement;

import java.util.List;
import java.util.SortedSet;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.patent.Family;

/**
 * Everything a quarter is settled by.
 *
 * @param takings the receipts of the quarter, added up
 * @param deficitCarriedIn 0 or negative
 * @param disputed the families whose part is held back
 */
public record Quarterly(
    Quarter quarter,
    Policy policy,
    List<Founder> founders,
    List<Family> families,
    Takings takings,
    long deficitCarriedIn,
    SortedSet<String> disputed) {
  public Quarterly {
    founders = List.copyOf(founders);
    families = List.copyOf(families);
  }
}
