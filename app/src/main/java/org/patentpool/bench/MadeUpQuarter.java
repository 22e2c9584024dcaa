package org.patentpool.bench;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Report;
import org.patentpool.rules.royalty.Tariff;
import org.patentpool.rules.settlement.Founder;
import org.patentpool.rules.settlement.Policy;

/**
 * A last quarter of a year, in which cap and minimum of the year both count, with everything but
 * its receipts, which nobody holds all at once ({@link ReceiptFile}).
 */
record MadeUpQuarter(
    Policy policy,
    List<Founder> founders,
    List<Family> families,
    Tariff tariff,
    List<Licensee> licensees,
    List<Report> reports,
    long deficitCarriedIn,
    SortedSet<String> disputed) {
  static final Quarter QUARTER = Quarter.parse("2026-Q4");
  static final String CURRENCY = "EUR";
  static final int DECIMALS = 2;

  /** Where products are made and sold, from the busiest on. */
  static final List<String> TERRITORIES =
      List.of(
          "CN US EP JP TW DE KR BR IN GB PL FR TR IT CA CL MX KE ES AU NL SE CH AT FI DK IL SG ZA NZ"
              .split(" ", -1));

  static MadeUpQuarter of(Sizes sizes) {
    MadeUpTerms terms = new MadeUpTerms(sizes);
    List<Family> families = new MadeUpFamilies(sizes).all();
    MadeUpReports reports = new MadeUpReports(sizes, terms.tariff());
    return new MadeUpQuarter(
        terms.policy(),
        terms.founders(),
        families,
        terms.tariff(),
        reports.licensees(),
        reports.all(),
        -1_234_567,
        disputed(families));
  }

  /** One family in a hundred. */
  private static SortedSet<String> disputed(List<Family> families) {
    SortedSet<String> disputed = new TreeSet<>(Ids.ORDER);
    for (int i = 0; i < families.size(); i += 100) {
      disputed.add(families.get(i).id());
    }
    return disputed;
  }
}
