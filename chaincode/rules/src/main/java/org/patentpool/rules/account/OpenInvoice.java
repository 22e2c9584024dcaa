package org.patentpool.rules.account;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.number.Amount;

/** An invoice while money goes to it. */
final class OpenInvoice {
  private final Invoice invoice;
  private final long annualBps;
  private final List<Interest> accruals = new ArrayList<>();
  private long open;
  private long interest;
  private long unpaidInterest;
  private LocalDate accruedTo;
  private @Nullable LocalDate settledOn;

  /** An invoice of nothing is settled when it is issued: there is nothing to pay. */
  OpenInvoice(Invoice invoice, long annualBps) {
    this.invoice = invoice;
    this.annualBps = annualBps;
    this.open = invoice.amount();
    this.accruedTo = invoice.dueOn();
    this.settledOn = open == 0 ? invoice.issuedOn() : null;
  }

  Invoice invoice() {
    return invoice;
  }

  boolean isSettled() {
    return settledOn != null;
  }

  InvoiceState state() {
    return new InvoiceState(invoice, open, interest, unpaidInterest, settledOn, accruals);
  }

  /** Takes what it can of the money that has reached it. */
  Allocation take(BigInteger money, Allocation.Source source, LocalDate day) {
    accrue(day);
    long toInterest = atMost(money, unpaidInterest);
    unpaidInterest -= toInterest;
    long toPrincipal = atMost(money.subtract(BigInteger.valueOf(toInterest)), open);
    open -= toPrincipal;
    // Principal is reached after its interest.
    if (open == 0) {
      settledOn = day;
    }
    return new Allocation(source, day, invoice.id(), toInterest, toPrincipal);
  }

  private void accrue(LocalDate day) {
    if (!day.isAfter(accruedTo)) {
      return;
    }
    Interest accrual = Interest.of(open, annualBps, accruedTo, day);
    accruals.add(accrual);
    interest = Amount.sum(interest, accrual.amount());
    unpaidInterest = Amount.sum(unpaidInterest, accrual.amount());
    accruedTo = day;
  }

  private static long atMost(BigInteger money, long wanted) {
    return money.min(BigInteger.valueOf(wanted)).longValueExact();
  }
}
