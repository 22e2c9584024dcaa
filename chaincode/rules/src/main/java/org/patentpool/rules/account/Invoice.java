package org.patentpool.rules.account;

import java.time.LocalDate;
import java.util.Comparator;
import org.patentpool.rules.number.Ids;

/**
 * What the pool asks of a licensee.
 *
 * @param dueOn the last day on which paying it costs no interest
 */
public record Invoice(String id, LocalDate issuedOn, LocalDate dueOn, long amount) {
  /** The order in which money goes to them and in which they are listed. */
  static final Comparator<Invoice> ORDER =
      Comparator.comparing(Invoice::dueOn).thenComparing(Invoice::id, Ids.ORDER);

  public Invoice {
    if (amount < 0) {
      throw new IllegalArgumentException("invoice " + id + " is negative");
    }
  }
}
