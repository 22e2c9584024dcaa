package org.patentpool.pool.membership;

import java.time.LocalDate;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.AboutParty;
import org.patentpool.pool.decision.Dates;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.register.Standing.Keeps;
import org.patentpool.pool.register.Standing.Withdrawal;
import org.patentpool.pool.register.Terms;
import org.patentpool.pool.rejection.Code;

/**
 * A party gives notice that it leaves on a day to come. What a founder keeps is written into its
 * row by the terms of today, so that terms adopted later cannot take it away.
 */
record Withdraw(Id party, LocalDate effectiveOn) implements AboutParty {
  static final Form<Withdraw> FORM =
      Form.object(f -> new Withdraw(f.get("party", Id.FORM), f.get("effectiveOn", Form.DATE)));

  static Ruling decide(Withdraw request, Party party, Scene scene) {
    if (party.admitted().withdrawal().isPresent()) {
      return Ruling.refused(Code.ALREADY_WITHDRAWN, "/party");
    }
    Optional<Ruling.Refused> wrongDay =
        Dates.requireFuture(request.effectiveOn(), "/effectiveOn", scene);
    if (wrongDay.isPresent()) {
      return wrongDay.get();
    }
    Optional<Keeps> keeps =
        party.role() == Role.FOUNDER
            ? keeps(scene.terms().clauses(), request.effectiveOn())
            : Optional.empty();
    var withdrawal = new Withdrawal(scene.day(), request.effectiveOn(), keeps);
    return Ruling.granted(
            EventType.PARTY_WITHDRAWN, Party.TYPE.put(party.leaving(withdrawal, scene.day())))
        .telling("party", party.party())
        .telling("effectiveOn", request.effectiveOn())
        .telling("keeps", keeps);
  }

  private static Optional<Keeps> keeps(Terms.Clauses terms, LocalDate from) {
    if (terms.departedMultiplierBps() == 0 || terms.departedDays() == 0) {
      return Optional.empty();
    }
    LocalDate until = from.plusDays(terms.departedDays() - 1L);
    return Optional.of(new Keeps(terms.departedMultiplierBps(), until));
  }
}
