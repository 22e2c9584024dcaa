package org.patentpool.pool.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Report;
import org.patentpool.rules.royalty.Tariff;
import org.patentpool.rules.settlement.Founder;
import org.patentpool.rules.settlement.Policy;
import org.patentpool.rules.settlement.Takings;

/**
 * A pool and what happened in it, free of faults.
 *
 * @param quarter what is to be settled, or null when nothing is
 * @param takings the receipts of the quarter
 * @param disputed the families whose part is held back
 * @param seed 32 bytes in hexadecimal digits that salt the statements, or null
 */
record Scenario(
    String pool,
    String currency,
    int decimals,
    Policy policy,
    List<Founder> founders,
    List<Family> families,
    Tariff tariff,
    List<Licensee> licensees,
    List<Report> reports,
    @Nullable Quarter quarter,
    Takings takings,
    long deficitCarriedIn,
    SortedSet<String> disputed,
    List<Overdue> overdue,
    @Nullable String seed) {

  /** An amount that was paid late. */
  record Overdue(String id, long principal, long annualBps, LocalDate dueOn, LocalDate paidOn) {}
}
