package org.patentpool.pool.founding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.Dates;
import org.patentpool.pool.decision.NamesRows;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.register.Terms;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.vote.Ballot;
import org.patentpool.pool.vote.Motion;

/**
 * Proposes the next version of the terms to the founders. Refused unless it follows the last
 * adopted version, in number and in time, and begins on the first day of a quarter after the
 * deadline.
 */
record ProposeTerms(Id ballot, int version, LocalDate effectiveFrom, Terms.Clauses terms)
    implements NamesRows {
  static final Form<ProposeTerms> FORM =
      Form.object(f ->
          new ProposeTerms(
              f.get("ballot", Id.FORM),
              f.get("version", Terms.VERSION),
              f.get("effectiveFrom", Form.DATE),
              f.get("terms", Terms.Clauses.FORM)));

  @Override
  public List<Key> rows() {
    return List.of(Ballot.TYPE.key(ballot));
  }

  static Ruling decide(ProposeTerms request, Scene pool, Scene scene) {
    Terms last = scene.adoptedTerms().getLast();
    if (request.version() != last.version() + 1) {
      return Ruling.refused(Code.VERSION_MISMATCH, "/version", "after " + last.version());
    }
    if (!startsQuarter(request.effectiveFrom())) {
      return Ruling.refused(Code.FORMAT, "/effectiveFrom", "the first day of a quarter");
    }
    LocalDate deadline = Ballot.deadline(scene);
    LocalDate earlier = last.effectiveFrom().isAfter(deadline) ? last.effectiveFrom() : deadline;
    Optional<Ruling.Refused> refused =
        tierTwice(request.terms())
            .or(() ->
                Dates.requireAfter(earlier, request.effectiveFrom(), "/effectiveFrom", scene));
    if (refused.isPresent()) {
      return refused.get();
    }
    return Ballot.open(
        request.ballot(),
        new Motion.AdoptTerms(request.version(), request.effectiveFrom(), request.terms()),
        scene);
  }

  private static boolean startsQuarter(LocalDate date) {
    return date.getDayOfMonth() == 1 && date.getMonthValue() % 3 == 1;
  }

  static Optional<Ruling.Refused> tierTwice(Terms.Clauses terms) {
    List<Id> tiers = terms.tiers();
    var seen = new TreeSet<Id>();
    for (int i = 0; i < tiers.size(); i++) {
      if (!seen.add(tiers.get(i))) {
        return Optional.of(Ruling.refused(Code.DUPLICATE, "/terms/tiers/" + i));
      }
    }
    return Optional.empty();
  }
}
