package org.patentpool.rules.licence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.account.InvoiceState;
import org.patentpool.rules.calendar.Quarter;

/**
 * A report that a licensee owes.
 *
 * @param dueOn the last day on which nothing is late
 * @param filed null while it is not in
 */
public record ReportDue(Quarter quarter, LocalDate dueOn, @Nullable Filed filed) {

  /**
   * A report that is in.
   *
   * @param products every product it names, those with no units too
   * @param invoices what was charged for it, corrections included; none when nothing was due
   */
  public record Filed(LocalDate on, SortedSet<String> products, List<InvoiceState> invoices) {
    public Filed {
      products = Scope.inOrder(products);
      invoices = List.copyOf(invoices);
    }
  }

  boolean hasPassed(LocalDate day) {
    return day.isAfter(dueOn);
  }

  boolean isIn(LocalDate day) {
    return filedBy(day).isPresent();
  }

  boolean isPaid(LocalDate day) {
    return filedBy(day)
        .filter(it -> it.invoices.stream().allMatch(invoice -> invoice.isSettled(day)))
        .isPresent();
  }

  boolean names(String product, LocalDate day) {
    return filedBy(day).filter(it -> it.products.contains(product)).isPresent();
  }

  private Optional<Filed> filedBy(LocalDate day) {
    return Optional.ofNullable(filed).filter(it -> !it.on.isAfter(day));
  }
}
