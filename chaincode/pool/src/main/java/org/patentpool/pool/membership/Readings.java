package org.patentpool.pool.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.Authority;
import org.patentpool.pool.decision.Pages;
import org.patentpool.pool.decision.Question;
import org.patentpool.pool.decision.Question.Finding;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.register.Seat;
import org.patentpool.pool.rejection.Code;

/** What the register says about parties. */
final class Readings {

  private static final int USUAL = 50;

  /** Asks for nothing in particular. */
  record Nothing() {
    static final Form<Nothing> FORM = Form.object(_ -> new Nothing());
  }

  /** Asks for a party. */
  record ByParty(Id party) {
    static final Form<ByParty> FORM = Form.object(f -> new ByParty(f.get("party", Id.FORM)));
  }

  /** Asks for parties, perhaps of one role. */
  record ByRole(Optional<Role> role, Pages.Page page) {
    static final Form<ByRole> FORM =
        Form.object(f -> new ByRole(f.maybe("role", Form.oneOf(Role.values())), Pages.Page.of(f)));
  }

  /** Asks for the past of a party. */
  record Past(Id party, Optional<Integer> limit) {
    static final Form<Past> FORM =
        Form.object(f -> new Past(f.get("party", Id.FORM), f.maybe("limit", Pages.LIMIT)));
  }

  private Readings() {}

  static Finding me(Nothing request, Scene scene, Archive archive) {
    Optional<Json> party =
        Authority.usable(scene) ? scene.party().map(p -> told(p, scene.day())) : Optional.empty();
    return new Finding.Found(
        Json.Obj.EMPTY
            .with("mspId", scene.actor().mspId())
            .with("key", scene.actor().key())
            .with("registered", scene.registration().isPresent())
            .with("party", party));
  }

  static Finding party(ByParty request, Scene scene, Archive archive) {
    return scene
        .rows()
        .find(Party.TYPE, request.party())
        .<Finding>map(party -> Question.found("party", told(party, scene.day())))
        .orElseGet(() -> Question.missing(Code.UNKNOWN_PARTY, "/party"));
  }

  static Finding parties(ByRole request, Scene scene, Archive archive) {
    Pages.Page page = request.page();
    LocalDate day = scene.day();
    if (request.role().isEmpty()) {
      return Pages.read(archive, Party.TYPE, List.of(), page, party -> told(party, day));
    }
    return Pages.read(
        archive,
        Seat.TYPE,
        List.of(request.role().get()),
        page,
        seat -> told(scene.rows().get(Party.TYPE, seat.party()), day));
  }

  static Finding applications(Pages.Page page, Scene scene, Archive archive) {
    return Pages.read(archive, Application.TYPE, List.of(), page, Application::json);
  }

  static Finding history(Past request, Scene scene, Archive archive) {
    Key key = Party.TYPE.key(request.party());
    if (archive.get(key).isEmpty()) {
      return Question.missing(Code.UNKNOWN_PARTY, "/party");
    }
    List<Json.Obj> items =
        archive.history(key, request.limit().orElse(USUAL)).stream()
            .map(version -> version(key, version))
            .toList();
    return Question.found("items", items);
  }

  private static Json.Obj version(Key key, Archive.Version version) {
    return Json.Obj.EMPTY
        .with("transaction", version.transaction())
        .with("party", version.value().map(bytes -> Party.TYPE.read(key, bytes).json()));
  }

  /** A party's row and what its standing amounts to on the day. */
  private static Json told(Party party, LocalDate day) {
    return party.json().with("status", party.on(day));
  }
}
