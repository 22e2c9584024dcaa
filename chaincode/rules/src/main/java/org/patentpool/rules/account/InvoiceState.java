package org.patentpool.rules.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an invoice stands after everything in its account.
 *
 * @param open the principal that is not paid
 * @param interest all that has accrued, paid or not
 * @param unpaidInterest what of it is not paid
 * @param settledOn the day on which nothing was left to pay, or null
 * @param accruals how the interest came about; each was rounded when money reached the invoice
 */
public record InvoiceState(
    Invoice invoice,
    long open,
    long interest,
    long unpaidInterest,
    @Nullable LocalDate settledOn,
    List<Interest> accruals) {
  public InvoiceState {
    accruals = List.copyOf(accruals);
  }

  public String id() {
    return invoice.id();
  }

  /** Whether principal and interest had been paid by the end of that day. */
  public boolean isSettled(LocalDate day) {
    return settledOn != null && !settledOn.isAfter(day);
  }
}
