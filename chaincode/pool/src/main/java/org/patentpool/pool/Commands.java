package org.patentpool.pool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.MalformedException;
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

  private static final Map<String, Transaction<?, ?>> TRANSACTIONS = new TreeMap<>();
  private static final Map<String, Question<?>> QUESTIONS = new TreeMap<>();

  static {
    Stream.of(
            Founding.transactions(),
            Votes.transactions(),
            Membership.transactions(),
            Keys.transactions())
        .flatMap(List::stream)
        .forEach(transaction -> TRANSACTIONS.put(transaction.type().value(), transaction));
    Stream.of(
            Founding.questions(),
            Votes.questions(),
            Membership.questions(),
            Keys.questions(),
            List.of(CommandReading.QUESTION))
        .flatMap(List::stream)
        .forEach(question -> QUESTIONS.put(question.type().value(), question));
  }

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

  private static <R, S> Command command(Transaction<R, S> transaction, Json.Obj members) {
    Id id =
        members
            .get(ID)
            .map(json -> Id.FORM.read(json, "/" + ID))
            .orElseThrow(() -> new MalformedException(Code.MISSING, "/" + ID, ""));
    R request = transaction.form().read(members.without(ID), "");
    Json.Obj call = Json.Obj.EMPTY.with("function", transaction.type()).with("payload", members);
    return new Command(new Command.Bound<>(transaction, request), id, Canonical.sha256(call));
  }

  private static <R> Query query(Question<R> question, Json.Obj members) {
    R request = question.form().read(members, "");
    return new Query(new Query.Bound<>(question, request));
  }
}
