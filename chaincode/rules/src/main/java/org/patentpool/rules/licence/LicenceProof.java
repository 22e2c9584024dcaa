package org.patentpool.rules.licence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Days;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.licence.Standing.Code;
import org.patentpool.rules.licence.Standing.WithoutLicence;
import org.patentpool.rules.licence.Standing.WithoutReport;
import org.patentpool.rules.number.Ids;

/**
 * The statement that a product was licensed in a territory through a period. What is not known does
 * not hold.
 *
 * @param day on which it is made; what happened later does not count
 */
public record LicenceProof(String product, String territory, Period period, LocalDate day) {
  private static final Code UNNAMED = Code.PRODUCT_NOT_REPORTED;

  /**
   * Whether it holds.
   *
   * @param licences of one licensee
   * @param reports all that it owes, one a quarter, those that are not due yet too
   */
  public Standing judge(List<Licence> licences, List<ReportDue> reports) {
    NavigableMap<Quarter, ReportDue> byQuarter = new TreeMap<>();
    for (ReportDue report : reports) {
      if (byQuarter.put(report.quarter(), report) != null) {
        throw new IllegalArgumentException("two reports of " + report.quarter());
      }
    }
    Standing unlicensed = unlicensed(licences);
    if (unlicensed != null) {
      return unlicensed;
    }
    Standing unreported = unreported(byQuarter);
    return unreported != null
        ? unreported
        : new Standing.Holds(carrying(licences), naming(byQuarter));
  }

  private @Nullable Standing unlicensed(List<Licence> licences) {
    Days known = Days.between(LocalDate.MIN, day.plusDays(1));
    Days covered =
        Days.union(
            licences.stream().map(each -> each.terms().covering(product, territory)).toList());
    LocalDate gap = Days.union(licences.stream().map(this::carried).toList()).firstMissing(period);
    LocalDate unknown = known.firstMissing(period);
    if (gap != null && (unknown == null || gap.isBefore(unknown))) {
      return new WithoutLicence(covered.contains(gap) ? Code.NOT_ACTIVE : Code.NOT_COVERED, gap);
    }
    return unknown == null ? null : new WithoutLicence(Code.NOT_YET, unknown);
  }

  private Days carried(Licence licence) {
    return licence.active().and(licence.terms().covering(product, territory));
  }

  private List<String> carrying(List<Licence> licences) {
    TreeSet<String> ids = new TreeSet<>(Ids.ORDER);
    for (Licence licence : licences) {
      if (carried(licence).in(period) > 0) {
        ids.add(licence.terms().id());
      }
    }
    return List.copyOf(ids);
  }

  /** A licensee owes a report for every quarter in which its licence was active. */
  private @Nullable Standing unreported(NavigableMap<Quarter, ReportDue> reports) {
    for (Quarter quarter : quarters()) {
      if (!reports.containsKey(quarter)) {
        return new WithoutReport(Code.REPORT_MISSING, quarter);
      }
    }
    List<ReportDue> late =
        reports.values().stream().filter(report -> report.hasPassed(day)).toList();
    Standing missing = first(late, report -> !report.isIn(day), Code.REPORT_MISSING);
    if (missing != null) {
      return missing;
    }
    Standing unpaid = first(late, report -> !report.isPaid(day), Code.REPORT_UNPAID);
    if (unpaid != null) {
      return unpaid;
    }
    List<ReportDue> in =
        quarters().stream().map(reports::get).filter(report -> report.isIn(day)).toList();
    return in.isEmpty()
        ? new WithoutReport(UNNAMED, Quarter.of(period.first()))
        : first(in, report -> !report.names(product, day), UNNAMED);
  }

  private List<Quarter> naming(NavigableMap<Quarter, ReportDue> reports) {
    return reports.values().stream()
        .filter(report -> report.quarter().period().overlaps(period))
        .filter(report -> report.names(product, day))
        .map(ReportDue::quarter)
        .toList();
  }

  private static @Nullable Standing first(
      List<ReportDue> reports, Predicate<ReportDue> wrong, Code code) {
    return reports.stream()
        .filter(wrong)
        .findFirst()
        .map(report -> new WithoutReport(code, report.quarter()))
        .orElse(null);
  }

  private List<Quarter> quarters() {
    List<Quarter> quarters = new ArrayList<>();
    Quarter last = Quarter.of(period.last());
    for (Quarter each = Quarter.of(period.first()); !each.equals(last); each = each.next()) {
      quarters.add(each);
    }
    quarters.add(last);
    return quarters;
  }
}
