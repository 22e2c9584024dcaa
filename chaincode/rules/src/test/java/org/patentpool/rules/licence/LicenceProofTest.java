package org.patentpool.rules.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.account.Account;
import org.patentpool.rules.account.Invoice;
import org.patentpool.rules.account.InvoiceState;
import org.patentpool.rules.account.Payment;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.licence.Standing.Code;

class LicenceProofTest {
  private static final Quarter Q2 = new Quarter(2026, 2);
  private static final Quarter Q3 = new Quarter(2026, 3);
  private static final LocalDate START = LocalDate.parse("2026-01-01");
  private static final LocalDate FILED = LocalDate.parse("2026-07-10");
  private static final LocalDate DUE = LocalDate.parse("2026-07-31");
  private static final LocalDate DAY = LocalDate.parse("2026-08-20");
  private static final LicenceProof PROOF = new LicenceProof("lamp", "US", Q2.period(), DAY);

  private static SortedSet<String> names(String... names) {
    return new TreeSet<>(List.of(names));
  }

  private static Licence.Active licence(String id, LocalDate from, @Nullable LocalDate until) {
    Scope scope = new Scope(names("lamp", "lens"), names("US", "CN"), START, null);
    return new Licence.Active(new Terms(id, List.of(scope), until), List.of(), from);
  }

  private static final Licence.Active LICENCE = licence("l", START, null);

  private static InvoiceState invoice(@Nullable LocalDate paidOn, long cash) {
    return Account.of(
            3650,
            List.of(new Invoice("i", FILED, DUE, 1000)),
            paidOn == null ? List.of() : List.of(new Payment("p", paidOn, cash, 0)))
        .invoices()
        .getFirst();
  }

  private static ReportDue report(InvoiceState... invoices) {
    return new ReportDue(Q2, DUE, new ReportDue.Filed(FILED, names("lamp"), List.of(invoices)));
  }

  private static Code code(Standing standing) {
    assertThat(standing).isInstanceOf(Standing.DoesNotHold.class);
    return ((Standing.DoesNotHold) standing).code();
  }

  @Test
  void it_holds_when_every_day_is_licensed_and_the_report_is_in_and_paid() {
    assertThat(PROOF.judge(List.of(LICENCE), List.of(report(invoice(DUE, 1000)))))
        .isEqualTo(new Standing.Holds(List.of("l"), List.of(Q2)));
  }

  @Test
  void a_report_that_costs_nothing_needs_no_payment() {
    assertThat(PROOF.judge(List.of(LICENCE), List.of(report()))).isInstanceOf(Standing.Holds.class);
  }

  @Test
  void another_product_or_territory_is_not_covered() {
    List<ReportDue> reports = List.of(report());
    assertThat(new LicenceProof("tube", "US", Q2.period(), DAY).judge(List.of(LICENCE), reports))
        .isEqualTo(new Standing.WithoutLicence(Code.NOT_COVERED, Q2.period().first()));
    assertThat(new LicenceProof("lamp", "DE", Q2.period(), DAY).judge(List.of(LICENCE), reports))
        .isEqualTo(new Standing.WithoutLicence(Code.NOT_COVERED, Q2.period().first()));
    assertThat(code(PROOF.judge(List.of(), reports))).isEqualTo(Code.NOT_COVERED);
  }

  @Test
  void one_day_of_suspension_breaks_it_on_that_day() {
    LocalDate gap = LocalDate.parse("2026-05-05");
    Licence again = LICENCE.suspend(gap).resume(gap.plusDays(1));
    assertThat(PROOF.judge(List.of(again), List.of(report())))
        .isEqualTo(new Standing.WithoutLicence(Code.NOT_ACTIVE, gap));
  }

  @Test
  void a_licence_suspended_after_the_period_was_active_in_it() {
    assertThat(PROOF.judge(List.of(LICENCE.suspend(FILED)), List.of(report())))
        .isInstanceOf(Standing.Holds.class);
  }

  @Test
  void two_licences_may_follow_each_other_without_a_gap() {
    LocalDate change = LocalDate.parse("2026-05-05");
    Licence first = licence("b", START, change);
    Licence second = licence("a", change, null);
    assertThat(PROOF.judge(List.of(first, second), List.of(report())))
        .isEqualTo(new Standing.Holds(List.of("a", "b"), List.of(Q2)));
    Licence late = licence("a", change.plusDays(1), null);
    assertThat(PROOF.judge(List.of(first, late), List.of(report())))
        .isEqualTo(new Standing.WithoutLicence(Code.NOT_ACTIVE, change));
  }

  @Test
  void a_scope_that_begins_later_leaves_the_days_before_uncovered() {
    LocalDate added = Q2.period().first().plusDays(1);
    Scope lens = new Scope(names("lens"), names(Scope.ANY), START, null);
    Scope lamp = new Scope(names("lamp"), names(Scope.ANY), added, null);
    Licence licence =
        new Licence.Active(new Terms("l", List.of(lens, lamp), null), List.of(), START);
    assertThat(PROOF.judge(List.of(licence), List.of(report())))
        .isEqualTo(new Standing.WithoutLicence(Code.NOT_COVERED, Q2.period().first()));
    LicenceProof later = new LicenceProof("lamp", "US", new Period(added, Q2.period().last()), DAY);
    assertThat(later.judge(List.of(licence), List.of(report()))).isInstanceOf(Standing.Holds.class);
  }

  @Test
  void a_scope_that_has_ended_leaves_the_days_since_uncovered() {
    LocalDate ended = LocalDate.parse("2026-06-01");
    Scope scope = new Scope(names("lamp"), names("US"), START, ended);
    Licence licence = new Licence.Active(new Terms("l", List.of(scope), null), List.of(), START);
    assertThat(PROOF.judge(List.of(licence), List.of(report())))
        .isEqualTo(new Standing.WithoutLicence(Code.NOT_COVERED, ended));
  }

  @Test
  void only_the_licences_and_reports_that_carry_it_are_named() {
    Licence.Active ended = licence("a", START, Q2.period().first());
    Licence.Active later = licence("b", Q2.period().last().plusDays(1), null);
    Quarter q1 = new Quarter(2026, 1);
    ReportDue earlier =
        new ReportDue(q1, START, new ReportDue.Filed(START, names("lamp"), List.of()));
    assertThat(PROOF.judge(List.of(ended, LICENCE, later), List.of(earlier, report())))
        .isEqualTo(new Standing.Holds(List.of("l"), List.of(Q2)));
  }

  @Test
  void of_a_gap_and_days_to_come_the_earlier_breaks_it() {
    Period across = new Period(Q2.period().first(), DAY.plusDays(10));
    LicenceProof proof = new LicenceProof("lamp", "US", across, DAY);
    List<ReportDue> reports = List.of(report());
    assertThat(proof.judge(List.of(licence("l", START, DAY)), reports))
        .isEqualTo(new Standing.WithoutLicence(Code.NOT_ACTIVE, DAY));
    LocalDate tomorrow = DAY.plusDays(1);
    Standing notYet = new Standing.WithoutLicence(Code.NOT_YET, tomorrow);
    assertThat(proof.judge(List.of(licence("l", START, tomorrow)), reports)).isEqualTo(notYet);
    assertThat(proof.judge(List.of(licence("l", START, tomorrow.plusDays(1))), reports))
        .isEqualTo(notYet);
  }

  @Test
  void days_to_come_prove_nothing() {
    LicenceProof proof = new LicenceProof("lamp", "US", new Period(DAY, DAY.plusDays(1)), DAY);
    assertThat(proof.judge(List.of(LICENCE), List.of(report())))
        .isEqualTo(new Standing.WithoutLicence(Code.NOT_YET, DAY.plusDays(1)));
  }

  @Test
  void a_report_is_missing_from_the_day_after_it_was_due() {
    ReportDue missing = new ReportDue(Q2, DUE, null);
    LicenceProof onTheDay = new LicenceProof("lamp", "US", Q2.period(), DUE);
    assertThat(code(onTheDay.judge(List.of(LICENCE), List.of(missing))))
        .isEqualTo(Code.PRODUCT_NOT_REPORTED);
    LicenceProof after = new LicenceProof("lamp", "US", Q2.period(), DUE.plusDays(1));
    assertThat(after.judge(List.of(LICENCE), List.of(missing)))
        .isEqualTo(new Standing.WithoutReport(Code.REPORT_MISSING, Q2));
  }

  @Test
  void a_late_report_of_another_quarter_breaks_it_too() {
    ReportDue earlier = new ReportDue(new Quarter(2025, 4), START, null);
    assertThat(PROOF.judge(List.of(LICENCE), List.of(report(), earlier)))
        .isEqualTo(new Standing.WithoutReport(Code.REPORT_MISSING, earlier.quarter()));
  }

  @Test
  void a_quarter_nobody_asked_a_report_for_is_missing() {
    assertThat(PROOF.judge(List.of(LICENCE), List.of()))
        .isEqualTo(new Standing.WithoutReport(Code.REPORT_MISSING, Q2));
  }

  @Test
  void a_report_that_came_in_after_the_day_of_the_proof_was_not_in() {
    ReportDue later =
        new ReportDue(Q2, DUE, new ReportDue.Filed(DAY.plusDays(1), names("lamp"), List.of()));
    assertThat(code(PROOF.judge(List.of(LICENCE), List.of(later)))).isEqualTo(Code.REPORT_MISSING);
  }

  @Test
  void unpaid_principal_unpaid_interest_and_a_later_payment_break_it() {
    assertThat(PROOF.judge(List.of(LICENCE), List.of(report(invoice(null, 0)))))
        .isEqualTo(new Standing.WithoutReport(Code.REPORT_UNPAID, Q2));
    InvoiceState allButInterest = invoice(DUE.plusDays(10), 1000);
    assertThat(allButInterest.open()).isEqualTo(10);
    assertThat(code(PROOF.judge(List.of(LICENCE), List.of(report(allButInterest)))))
        .isEqualTo(Code.REPORT_UNPAID);
    assertThat(PROOF.judge(List.of(LICENCE), List.of(report(invoice(DUE.plusDays(10), 1010)))))
        .isInstanceOf(Standing.Holds.class);
    InvoiceState later = invoice(DAY.plusDays(1), 2000);
    assertThat(code(PROOF.judge(List.of(LICENCE), List.of(report(later)))))
        .isEqualTo(Code.REPORT_UNPAID);
  }

  @Test
  void a_product_that_was_not_reported_proves_nothing() {
    LicenceProof proof = new LicenceProof("lens", "US", Q2.period(), DAY);
    assertThat(proof.judge(List.of(LICENCE), List.of(report())))
        .isEqualTo(new Standing.WithoutReport(Code.PRODUCT_NOT_REPORTED, Q2));
  }

  @Test
  void a_quarter_not_due_yet_is_carried_by_one_that_was_reported() {
    ReportDue next = new ReportDue(Q3, LocalDate.parse("2026-10-31"), null);
    Period across = new Period(Q2.period().first(), DAY);
    LicenceProof proof = new LicenceProof("lamp", "US", across, DAY);
    assertThat(proof.judge(List.of(LICENCE), List.of(next, report())))
        .isEqualTo(new Standing.Holds(List.of("l"), List.of(Q2)));
    LicenceProof fresh = new LicenceProof("lamp", "US", new Period(Q3.period().first(), DAY), DAY);
    assertThat(fresh.judge(List.of(LICENCE), List.of(next, report())))
        .isEqualTo(new Standing.WithoutReport(Code.PRODUCT_NOT_REPORTED, Q3));
  }

  @Test
  void a_report_that_is_in_early_counts_before_it_is_due() {
    LicenceProof onTheDay = new LicenceProof("lamp", "US", Q2.period(), FILED);
    assertThat(onTheDay.judge(List.of(LICENCE), List.of(report(invoice(null, 0)))))
        .isEqualTo(new Standing.Holds(List.of("l"), List.of(Q2)));
    LicenceProof dayBefore = new LicenceProof("lamp", "US", Q2.period(), FILED.minusDays(1));
    assertThat(dayBefore.judge(List.of(LICENCE), List.of(report())))
        .isEqualTo(new Standing.WithoutReport(Code.PRODUCT_NOT_REPORTED, Q2));
  }

  @Test
  void the_quarters_of_a_period_are_asked_for_across_the_year_end() {
    Period across = new Period(LocalDate.parse("2025-11-01"), LocalDate.parse("2026-05-31"));
    LicenceProof proof = new LicenceProof("lamp", "US", across, DAY);
    Scope scope = new Scope(names("lamp"), names("US"), across.first(), null);
    Licence licence =
        new Licence.Active(new Terms("l", List.of(scope), null), List.of(), across.first());
    ReportDue fourth =
        new ReportDue(
            new Quarter(2025, 4), START, new ReportDue.Filed(START, names("lamp"), List.of()));
    assertThat(proof.judge(List.of(licence), List.of(fourth, report())))
        .isEqualTo(new Standing.WithoutReport(Code.REPORT_MISSING, new Quarter(2026, 1)));
  }

  @Test
  void two_reports_of_a_quarter_are_refused() {
    assertThatThrownBy(() -> PROOF.judge(List.of(LICENCE), List.of(report(), report())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void the_order_of_the_lists_never_matters(
      @ForAll boolean covered, @ForAll boolean filed, @ForAll boolean named) {
    List<Licence> licences = new ArrayList<>();
    licences.add(licence("a", START, covered ? null : LocalDate.parse("2026-05-01")));
    licences.add(licence("b", LocalDate.parse("2026-05-03"), null));
    List<ReportDue> reports = new ArrayList<>();
    reports.add(new ReportDue(Q3, LocalDate.parse("2026-10-31"), null));
    reports.add(
        new ReportDue(
            Q2,
            DUE,
            filed ? new ReportDue.Filed(FILED, names(named ? "lamp" : "lens"), List.of()) : null));
    Standing standing = PROOF.judge(licences, reports);
    assertThat(PROOF.judge(licences.reversed(), reports.reversed())).isEqualTo(standing);
    assertThat(standing instanceof Standing.Holds).isEqualTo(covered && filed && named);
  }
}
