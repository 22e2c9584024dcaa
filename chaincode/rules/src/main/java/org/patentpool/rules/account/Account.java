package org.patentpool.rules.account;

import java.util.List;
import org.patentpool.rules.number.Amount;

/**
 * A licensee's account: where its money went.
 *
 * @param allocations in the order in which they were made
 * @param invoices in the order of their due dates, then of their ids
 * @param credit what is left for invoices to come
 */
public record Account(List<Allocation> allocations, List<InvoiceState> invoices, long credit) {
  public Account {
    allocations = List.copyOf(allocations);
    invoices = List.copyOf(invoices);
  }

  /**
   * The account of these invoices and payments, whatever their order. What comes later changes
   * nothing of an earlier day.
   *
   * @param annualBps the interest of a year
   * @throws Amount.OutOfRange when an amount does not fit
   * @throws IllegalArgumentException when an id stands twice
   */
  public static Account of(long annualBps, List<Invoice> invoices, List<Payment> payments) {
    return new Bookkeeping(annualBps).keep(invoices, payments);
  }
}
