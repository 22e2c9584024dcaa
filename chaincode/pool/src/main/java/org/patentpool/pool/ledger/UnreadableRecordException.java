package org.patentpool.pool.ledger;

/** A row this contract cannot read: its type or version is unknown, or its bytes are not ours. */
public final class UnreadableRecordException extends RuntimeException {
  public UnreadableRecordException(Key key, String why) {
    super("row " + key.type() + " " + key.parts() + ": " + why);
  }
}
