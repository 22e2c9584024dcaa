package org.patentpool.pool;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.Authority;
import org.patentpool.pool.decision.Question.Finding;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.decision.Subject.Found;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.ledger.Facts;
import org.patentpool.pool.ledger.Rows;
import org.patentpool.pool.ledger.UnreadableRecordException;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.rejection.Rejection;

/**
 * The pool: a pure function from a command, its sender and the facts to a decision. The same three
 * give the same decision, byte for byte, on every machine.
 */
public final class Pool {

  private Pool() {}

  /** Decides a command: may this actor, on this day, with these facts? */
  public static Decision decide(Command command, Actor actor, Facts facts) {
    try {
      return decide(command, new Scene(actor, new Rows(facts), command.rows(actor)));
    } catch (UnreadableRecordException e) {
      return unreadable(e);
    }
  }

  /** Answers a query. */
  public static Reading answer(Query query, Actor actor, Archive archive) {
    try {
      return answer(query.bound(), new Scene(actor, new Rows(archive), List.of()), archive);
    } catch (UnreadableRecordException e) {
      return unreadable(e);
    }
  }

  private static Decision decide(Command command, Scene scene) {
    Optional<Rejection> foreign = Authority.organization(scene);
    if (foreign.isPresent()) {
      return new Rejected(foreign.get());
    }
    return scene
        .rows()
        .find(CommandRecord.TYPE, scene.actor().key(), command.id())
        .map(earlier -> repeat(command, earlier))
        .orElseGet(() -> decideAnew(command, scene));
  }

  private static Decision repeat(Command command, CommandRecord earlier) {
    return earlier.digest().equals(command.digest())
        ? new Decision.Repeated(new Answer(earlier.answer().with("repeat", true)))
        : new Rejected(new Rejection(Code.COMMAND_ID_REUSED, "/id"));
  }

  private static Decision decideAnew(Command command, Scene scene) {
    return Authority.sender(command.type(), scene)
        .<Decision>map(Rejected::new)
        .orElseGet(() ->
            switch (rule(command.bound(), scene)) {
              case Ruling.Refused(Rejection rejection) -> new Rejected(rejection);
              case Ruling.Granted granted -> accept(command, granted, scene);
            });
  }

  private static <R, S> Ruling rule(Command.Bound<R, S> bound, Scene scene) {
    var transaction = bound.transaction();
    return switch (transaction.subject().of(bound.request(), scene)) {
      case Found.Absent<S>(Rejection rejection) -> new Ruling.Refused(rejection);
      case Found.Present<S> subject ->
          Authority.matter(transaction.type(), scene, subject)
              .<Ruling>map(Ruling.Refused::new)
              .orElseGet(() -> transaction.rule().decide(bound.request(), subject.value(), scene));
    };
  }

  private static Decision accept(Command command, Ruling.Granted granted, Scene scene) {
    LocalDate day = command.setsDay().orElseGet(scene::day);
    Json.Obj told =
        granted
            .particulars()
            .with("command", command.type())
            .with("id", command.id())
            .with("day", day);
    var event =
        new Event(
            granted.event(),
            told.with("type", granted.event()).with("v", 1).with("sender", scene.actor().key()));
    Answer answer = Answer.of(told.with("event", granted.event()).with("repeat", false));
    var record =
        new CommandRecord(
            scene.actor().key(),
            command.id(),
            command.type(),
            command.digest(),
            day,
            answer.json());
    var writes = new ArrayList<>(granted.writes());
    writes.add(CommandRecord.TYPE.put(record));
    return new Decision.Accepted(writes, event, answer);
  }

  private static <R> Reading answer(Query.Bound<R> bound, Scene scene, Archive archive) {
    if (scene.founded().isEmpty()) {
      return new Rejected(new Rejection(Code.POOL_NOT_FOUNDED, ""));
    }
    Optional<Rejection> denied = Authority.asker(bound.question().audience(), scene);
    if (denied.isPresent()) {
      return new Rejected(denied.get());
    }
    return switch (bound.question().reader().read(bound.request(), scene, archive)) {
      case Finding.Missing(Rejection rejection) -> new Rejected(rejection);
      case Finding.Found(Json.Obj members) ->
          Answer.of(members.with("query", bound.question().type()).with("day", scene.day()));
    };
  }

  private static Rejected unreadable(UnreadableRecordException e) {
    return Rejected.of(Code.UNREADABLE_RECORD, "", String.valueOf(e.getMessage()));
  }
}
