package org.patentpool.pool.founding;

import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.Question;
import org.patentpool.pool.decision.Question.Finding;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.register.Charter;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.register.Terms;
import org.patentpool.pool.rejection.Code;

/** What everybody may read of the pool. */
final class Readings {

  /** Asks for nothing in particular. */
  record Nothing() {
    static final Form<Nothing> FORM = Form.object(_ -> new Nothing());
  }

  /** Asks for a version of the terms, or for the one in force. */
  record Version(Optional<Integer> version) {
    static final Form<Version> FORM =
        Form.object(f -> new Version(f.maybe("version", Terms.VERSION)));
  }

  private Readings() {}

  static Finding pool(Nothing request, Scene scene, Archive archive) {
    Charter charter = scene.charter();
    Terms terms = scene.terms();
    List<Id> signed =
        charter.founders().stream()
            .map(id -> scene.rows().get(Party.TYPE, id))
            .filter(party -> party.standing() instanceof Standing.Admitted)
            .map(Party::party)
            .toList();
    return new Finding.Found(
        Json.Obj.EMPTY
            .with("pool", charter)
            .with("active", charter.isActive())
            .with("signed", signed)
            .with("terms", terms.version())
            .with("termsHash", terms.hash()));
  }

  static Finding day(Nothing request, Scene scene, Archive archive) {
    return new Finding.Found(Json.Obj.EMPTY);
  }

  static Finding terms(Version request, Scene scene, Archive archive) {
    List<Terms> all = scene.adoptedTerms();
    Terms inForce = Terms.inForce(all, scene.day());
    int version = request.version().orElse(inForce.version());
    if (version > all.size()) {
      return Question.missing(Code.UNKNOWN_TERMS, "/version");
    }
    Terms asked = all.get(version - 1);
    List<Integer> upcoming =
        all.stream().map(Terms::version).filter(v -> v > inForce.version()).toList();
    return new Finding.Found(
        Json.Obj.EMPTY
            .with("terms", asked)
            .with("hash", asked.hash())
            .with("inForce", asked.equals(inForce))
            .with("upcoming", upcoming));
  }
}
