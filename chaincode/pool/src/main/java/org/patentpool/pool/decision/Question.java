package org.patentpool.pool.decision;

import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.rejection.Rejection;

/** One query of the pool: its name, the form of its payload, who may, and the answer. */
public record Question<R>(QueryType type, Form<R> form, Audience audience, Reader<R> reader) {

  /** Who may ask. */
  public enum Audience {
    /** Whoever the channel lets in. */
    EVERYBODY,
    /** Parties with a living key that are or were in the pool, or are named to found it. */
    PARTIES
  }

  /** Reads the answer. */
  @FunctionalInterface
  public interface Reader<R> {
    Finding read(R request, Scene scene, Archive archive);
  }

  /** What was read. */
  public sealed interface Finding {

    /** Members of the answer. */
    record Found(Json.Obj members) implements Finding {}

    /** There is no such thing. */
    record Missing(Rejection rejection) implements Finding {}
  }

  public static Finding.Found found(String name, Object value) {
    return new Finding.Found(Json.Obj.EMPTY.with(name, value));
  }

  public static Finding missing(Code code, String at) {
    return new Finding.Missing(new Rejection(code, at));
  }
}
