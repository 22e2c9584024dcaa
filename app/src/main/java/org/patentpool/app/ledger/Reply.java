package org.patentpool.app.ledger;

/** What a query was answered. */
public sealed interface Reply permits Reply.Answer, Rejection {
  /** The contract's answer, canonical JSON. */
  record Answer(String json) implements Reply {}
}
