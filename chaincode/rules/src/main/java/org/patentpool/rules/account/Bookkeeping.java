package org.patentpool.rules.account;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Ids;

/** Keeps an account day by day: invoices are issued, credit is applied, payments come in. */
final class Bookkeeping {
  private final long annualBps;
  private final List<OpenInvoice> issued = new ArrayList<>();
  private final TreeSet<OpenInvoice> open =
      new TreeSet<>(Comparator.comparing(OpenInvoice::invoice, Invoice.ORDER));
  private final List<Allocation> allocations = new ArrayList<>();
  private BigInteger credit = BigInteger.ZERO;

  Bookkeeping(long annualBps) {
    this.annualBps = annualBps;
  }

  Account keep(List<Invoice> invoices, List<Payment> payments) {
    Ids.requireDistinct("invoice", invoices.stream().map(Invoice::id).toList());
    Ids.requireDistinct("payment", payments.stream().map(Payment::id).toList());
    TreeMap<LocalDate, Day> days = new TreeMap<>();
    for (Invoice invoice : invoices) {
      days.computeIfAbsent(invoice.issuedOn(), Day::new).invoices.add(invoice);
    }
    for (Payment payment : payments) {
      days.computeIfAbsent(payment.paidOn(), Day::new).payments.add(payment);
    }
    days.values().forEach(this::keep);
    List<InvoiceState> states =
        issued.stream()
            .sorted(Comparator.comparing(OpenInvoice::invoice, Invoice.ORDER))
            .map(OpenInvoice::state)
            .toList();
    return new Account(allocations, states, Amount.of(credit));
  }

  /** What happens to the account on a day. */
  private record Day(LocalDate day, List<Invoice> invoices, TreeSet<Payment> payments) {
    Day(LocalDate day) {
      this(day, new ArrayList<>(), new TreeSet<>(Payment.ORDER));
    }
  }

  private void keep(Day day) {
    for (Invoice invoice : day.invoices) {
      OpenInvoice next = new OpenInvoice(invoice, annualBps);
      issued.add(next);
      if (!next.isSettled()) {
        open.add(next);
      }
    }
    credit = apply(credit, new Allocation.Credit(), day.day);
    for (Payment payment : day.payments) {
      BigInteger left = apply(payment.money(), new Allocation.Paid(payment.id()), day.day);
      credit = credit.add(left);
    }
  }

  /** Whatever is left after the last open invoice. */
  private BigInteger apply(BigInteger money, Allocation.Source source, LocalDate day) {
    BigInteger left = money;
    while (left.signum() > 0 && !open.isEmpty()) {
      OpenInvoice next = open.first();
      Allocation allocation = next.take(left, source, day);
      allocations.add(allocation);
      left =
          left.subtract(BigInteger.valueOf(allocation.interest()))
              .subtract(BigInteger.valueOf(allocation.principal()));
      if (next.isSettled()) {
        open.pollFirst();
      }
    }
    return left;
  }
}
