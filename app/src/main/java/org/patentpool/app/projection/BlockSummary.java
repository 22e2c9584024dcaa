package org.patentpool.app.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of the channel and what became of its transactions.
 *
 * @param proposed the latest time a client gave one of its transactions; nobody vouches for it
 */
public record BlockSummary(
    long number,
    String hash,
    String previousHash,
    @Nullable Instant proposed,
    List<TransactionSummary> transactions) {

  /**
   * A transaction in its place.
   *
   * @param function what it called, empty for what is no valid call
   * @param validation Fabric's validation code
   */
  public record TransactionSummary(
      int index, String id, String kind, String organization, String function, String validation) {}

  /** How many of them took effect. */
  public long valid() {
    return transactions.stream().filter(each -> each.validation().equals("VALID")).count();
  }
}
