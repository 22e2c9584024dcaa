package org.patentpool.pool;

import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.QueryType;
import org.patentpool.pool.decision.Question;
import org.patentpool.pool.decision.Question.Audience;
import org.patentpool.pool.decision.Question.Finding;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.rejection.Code;

/** Reads what became of a command the asking key sent. */
record CommandReading(Id id) {
  static final Form<CommandReading> FORM =
      Form.object(f -> new CommandReading(f.get("id", Id.FORM)));

  static final Question<CommandReading> QUESTION =
      new Question<>(
          QueryType.COMMAND_READ, CommandReading.FORM, Audience.EVERYBODY, CommandReading::read);

  private static Finding read(CommandReading request, Scene scene, Archive archive) {
    return scene
        .rows()
        .find(CommandRecord.TYPE, scene.actor().key(), request.id())
        .<Finding>map(command -> new Finding.Found(Json.Obj.EMPTY.with("command", command)))
        .orElseGet(() -> Question.missing(Code.UNKNOWN_COMMAND, "/id"));
  }
}
