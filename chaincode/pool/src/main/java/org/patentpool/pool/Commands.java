package org.patentpool.pool;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.MalformedException;
import org.patentpool.pool.canonical.Shape;
import org.patentpool.pool.canonical.StrictReader;
import org.patentpool.pool.decision.Question;
import org.patentpool.pool.decision.Transaction;
import org.patentpool.pool.founding.Founding;
import org.patentpool.pool.key.Keys;
import org.patentpool.pool.membership.Membership;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.vote.Votes;

/** The functions of the pool chaincode, gathered from its features. */
public final class Commands {

  private static final String ID = "id";

  private static final Map<String, Transaction<?, ?>> TRANSACTIONS =
      Stream.of(
              Founding.transactions(),
              Votes.transactions(),
              Membership.transactions(),
              Keys.transactions())
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(t -> t.type().value(), Function.identity()));

  private static final Map<String, Question<?>> QUESTIONS =
      Stream.of(
              Founding.questions(),
              Votes.questions(),
              Membership.questions(),
              Keys.questions(),
              List.<Question<?>>of(CommandReading.QUESTION))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(q -> q.type().value(), Function.identity()));

  private Commands() {}

  /** Reads a function call; whatever is wrong with it is in what is returned. */
  public static Call parse(String function, byte[] payload) {
    try {
      Transaction<?, ?> transaction = TRANSACTIONS.get(function);
      if (transaction != null) {
        return command(transaction, members(payload));
      }
      Question<?> question = QUESTIONS.get(function);
      if (question != null) {
        return query(question, members(payload));
      }
      throw new MalformedException(Code.UNKNOWN_FUNCTION, "", "");
    } catch (MalformedException e) {
      return new Call.Malformed(new Rejected(e.rejection()));
    }
  }

  private static Json.Obj members(byte[] payload) {
    if (StrictReader.read(payload) instanceof Json.Obj members) {
      return members;
    }
    throw new MalformedException(Code.TYPE, "", "an object is expected");
  }

  private static <R extends Record, S> Command command(
      Transaction<R, S> transaction, Json.Obj members) {
    Id id = Shape.read(Identified.class, only(members, ID), "").id();
    R request = Shape.read(transaction.form(), members.without(ID), "");
    Json.Obj call = Json.Obj.EMPTY.with("function", transaction.type()).with("payload", members);
    return new Command(new Command.Bound<>(transaction, request), id, Canonical.sha256(call));
  }

  private static <R extends Record> Query query(Question<R> question, Json.Obj members) {
    R request = Shape.read(question.form(), members, "");
    return new Query(new Query.Bound<>(question, request));
  }

  /** What every command has besides its own members. */
  private record Identified(Id id) {}

  private static Json.Obj only(Json.Obj members, String name) {
    return Json.Obj.EMPTY.with(name, members.get(name));
  }
}
