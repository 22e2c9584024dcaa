package org.patentpool.pool;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.NamesRows;
import org.patentpool.pool.decision.SetsDay;
import org.patentpool.pool.decision.Transaction;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.register.Actor;

/** A command of the right form. Only {@link Commands} makes one. */
public final class Command implements Call {

  private final Bound<?, ?> bound;
  private final Id id;
  private final Hash digest;

  /** A request and the transaction whose form it has, so that their types stay together. */
  record Bound<R, S>(Transaction<R, S> transaction, R request) {}

  Command(Bound<?, ?> bound, Id id, Hash digest) {
    this.bound = bound;
    this.id = id;
    this.digest = digest;
  }

  public CommandType type() {
    return bound.transaction().type();
  }

  /** The id its sender chose; with the sender's key it names the command for ever. */
  public Id id() {
    return id;
  }

  /** Digest of the function and the canonical payload. */
  Hash digest() {
    return digest;
  }

  Bound<?, ?> bound() {
    return bound;
  }

  /** The rows that are known to be looked at before this command is granted to the actor. */
  List<Key> rows(Actor actor) {
    var rows = new ArrayList<Key>();
    rows.add(CommandRecord.TYPE.key(actor.key(), id));
    if (bound.request() instanceof NamesRows request) {
      rows.addAll(request.rows());
    }
    return rows;
  }

  /**
   * The pool day this command would set. Whoever has a clock refuses one ahead of it; nothing here
   * knows what day it is outside.
   */
  public Optional<LocalDate> setsDay() {
    return bound.request() instanceof SetsDay request
        ? Optional.of(request.day())
        : Optional.empty();
  }
}
