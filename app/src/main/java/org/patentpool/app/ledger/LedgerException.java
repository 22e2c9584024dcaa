package org.patentpool.app.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The ledger gave no answer in time or one that makes no sense. A rejected command or query is not
 * this: it is a {@link Rejection}.
 */
public sealed class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LedgerException(String message) {
    super(message);
  }

  LedgerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * The command was sent and its fate is not known. Nothing is lost by sending the same command
   * under the same id again: it is answered from what happened, and done if nothing did.
   */
  public static final class OutcomeUnknown extends LedgerException {
    private static final long serialVersionUID = 1;

    OutcomeUnknown(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
