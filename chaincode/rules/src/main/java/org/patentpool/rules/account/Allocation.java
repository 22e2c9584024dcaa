package org.patentpool.rules.account;

import java.time.LocalDate;

/** Money that went to an invoice on a day: first to its interest, then to its principal. */
public record Allocation(
    Source source, LocalDate on, String invoice, long interest, long principal) {

  /** Where the money came from. */
  public sealed interface Source {
    /** How the source is written. A payment of that very name stays a payment. */
    default String written() {
      return switch (this) {
        case Paid paid -> paid.payment();
        case Credit _ -> "credit";
      };
    }
  }

  /** A payment of that day. */
  public record Paid(String payment) implements Source {}

  /** What earlier payments had left over. */
  public record Credit() implements Source {}
}
