package org.patentpool.rules.account;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Comparator;
import org.patentpool.rules.number.Ids;

/**
 * What a licensee paid.
 *
 * @param cash what the pool received
 * @param taxWithheld what was withheld at source with a certificate: it discharges like cash
 */
public record Payment(String id, LocalDate paidOn, long cash, long taxWithheld) {
  static final Comparator<Payment> ORDER =
      Comparator.comparing(Payment::paidOn).thenComparing(Payment::id, Ids.ORDER);

  public Payment {
    if (cash < 0 || taxWithheld < 0) {
      throw new IllegalArgumentException("payment " + id + " is negative");
    }
  }

  /** What it discharges, which may pass 64 bits where its parts do not. */
  BigInteger money() {
    return BigInteger.valueOf(cash).add(BigInteger.valueOf(taxWithheld));
  }
}
