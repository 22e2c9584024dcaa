package org.patentpool.app.ledger;

/** What became of a command. */
public sealed interface Outcome permits Outcome.Accepted, Rejection {
  /**
   * The command stands in the ledger.
   *
   * @param answer the contract's answer, canonical JSON; it says itself when it repeats an earlier
   *     one
   * @param transaction the transaction that answered; one that only repeated wrote nothing
   */
  record Accepted(String answer, String transaction) implements Outcome {}
}
