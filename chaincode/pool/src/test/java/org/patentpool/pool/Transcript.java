package org.patentpool.pool;

import java.util.ArrayList;
import java.util.List;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.register.Actor;

/** What one world was asked and told. */
final class Transcript {
  private static final List<Transcript> KEPT = new ArrayList<>();
  private static boolean keeping;

  private final List<Json.Obj> steps = new ArrayList<>();

  private Transcript() {}

  /** A new world's, which is kept while somebody wants to have them. */
  static synchronized Transcript begin() {
    var transcript = new Transcript();
    if (keeping) {
      KEPT.add(transcript);
    }
    return transcript;
  }

  /** From now on the transcripts of worlds that begin are kept. */
  static synchronized void keep() {
    keeping = true;
  }

  /** Those that were kept, in their order; no more are. */
  static synchronized List<Transcript> kept() {
    keeping = false;
    List<Transcript> kept = List.copyOf(KEPT);
    KEPT.clear();
    return kept;
  }

  void add(Actor actor, String function, Json.Obj payload, Object answer) {
    steps.add(
        World.members(
            "mspId",
            actor.mspId(),
            "key",
            actor.key(),
            "function",
            function,
            "payload",
            payload,
            "told",
            told(answer)));
  }

  private static String told(Object answer) {
    return switch (answer) {
      case Decision.Accepted _ -> "ACCEPTED";
      case Decision.Repeated _ -> "REPEATED";
      case Answer _ -> "ANSWERED";
      case Rejected rejected -> rejected.code().name();
      default -> throw new IllegalArgumentException(String.valueOf(answer));
    };
  }

  List<Json.Obj> steps() {
    return steps;
  }
}
