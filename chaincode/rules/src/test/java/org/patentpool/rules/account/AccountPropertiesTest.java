package org.patentpool.rules.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AccountPropertiesTest {
  private static final LocalDate START = LocalDate.parse("2026-01-01");

  @Property
  void what_was_allocated_and_the_credit_are_what_was_paid(
      @ForAll("invoices") List<Invoice> invoices,
      @ForAll("payments") List<Payment> payments,
      @ForAll @IntRange(max = 5000) int annualBps) {
    Account account = Account.of(annualBps, invoices, payments);
    long allocated =
        account.allocations().stream().mapToLong(it -> it.interest() + it.principal()).sum();
    long paid = payments.stream().mapToLong(it -> it.cash() + it.taxWithheld()).sum();
    assertThat(allocated + account.credit()).isEqualTo(paid);
  }

  @Property
  void an_invoice_is_what_was_paid_of_it_and_what_is_open(
      @ForAll("invoices") List<Invoice> invoices,
      @ForAll("payments") List<Payment> payments,
      @ForAll @IntRange(max = 5000) int annualBps) {
    Account account = Account.of(annualBps, invoices, payments);
    for (InvoiceState state : account.invoices()) {
      long principal = 0;
      long interest = 0;
      for (Allocation allocation : account.allocations()) {
        if (allocation.invoice().equals(state.id())) {
          principal += allocation.principal();
          interest += allocation.interest();
        }
      }
      assertThat(principal + state.open()).isEqualTo(state.invoice().amount());
      assertThat(interest + state.unpaidInterest()).isEqualTo(state.interest());
      assertThat(state.accruals().stream().mapToLong(Interest::amount).sum())
          .isEqualTo(state.interest());
      assertThat(state.settledOn() != null)
          .isEqualTo(state.open() == 0 && state.unpaidInterest() == 0);
    }
    boolean nothingOpen = account.invoices().stream().allMatch(it -> it.settledOn() != null);
    assertThat(account.credit() == 0 || nothingOpen).isTrue();
  }

  @Property
  void the_order_of_the_lists_never_matters(
      @ForAll("invoices") List<Invoice> invoices,
      @ForAll("payments") List<Payment> payments,
      @ForAll @IntRange(max = 5000) int annualBps) {
    assertThat(Account.of(annualBps, invoices.reversed(), payments.reversed()))
        .isEqualTo(Account.of(annualBps, invoices, payments));
  }

  @Property
  void what_comes_later_changes_nothing_before(
      @ForAll("invoices") List<Invoice> invoices,
      @ForAll("payments") List<Payment> payments,
      @ForAll @IntRange(max = 60) int day) {
    LocalDate until = START.plusDays(day);
    List<Invoice> earlier = invoices.stream().filter(it -> !it.issuedOn().isAfter(until)).toList();
    Account whole = Account.of(800, invoices, payments);
    Account before =
        Account.of(
            800, earlier, payments.stream().filter(it -> !it.paidOn().isAfter(until)).toList());
    assertThat(whole.allocations().stream().filter(it -> !it.on().isAfter(until)))
        .isEqualTo(before.allocations());
    for (InvoiceState state : before.invoices()) {
      assertThat(whole.invoices())
          .anyMatch(
              it -> it.id().equals(state.id()) && it.isSettled(until) == state.isSettled(until));
    }
  }

  @Provide
  Arbitrary<List<Invoice>> invoices() {
    Arbitrary<Integer> day = Arbitraries.integers().between(0, 60);
    Arbitrary<Long> amount = Arbitraries.longs().between(0, 100_000);
    return Combinators.combine(day, day, amount)
        .as((issued, due, it) -> new Invoice("", START.plusDays(issued), START.plusDays(due), it))
        .list()
        .ofMaxSize(6)
        .map(drafts -> {
          List<Invoice> numbered = new ArrayList<>();
          for (Invoice it : drafts) {
            String id = "i" + numbered.size();
            numbered.add(new Invoice(id, it.issuedOn(), it.dueOn(), it.amount()));
          }
          return numbered;
        });
  }

  @Provide
  Arbitrary<List<Payment>> payments() {
    Arbitrary<Integer> day = Arbitraries.integers().between(0, 60);
    Arbitrary<Long> amount = Arbitraries.longs().between(0, 100_000);
    return Combinators.combine(day, amount, amount)
        .as((paid, cash, tax) -> new Payment("", START.plusDays(paid), cash, tax))
        .list()
        .ofMaxSize(6)
        .map(drafts -> {
          List<Payment> numbered = new ArrayList<>();
          for (Payment it : drafts) {
            String id = "p" + numbered.size();
            numbered.add(new Payment(id, it.paidOn(), it.cash(), it.taxWithheld()));
          }
          return numbered;
        });
  }
}
