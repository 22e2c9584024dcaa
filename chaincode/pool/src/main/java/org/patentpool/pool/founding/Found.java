package org.patentpool.pool.founding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.Dates;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.decision.SetsDay;
import org.patentpool.pool.ledger.Write;
import org.patentpool.pool.register.Charter;
import org.patentpool.pool.register.Currency;
import org.patentpool.pool.register.Named;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.PoolDay;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.register.Seat;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.register.Terms;
import org.patentpool.pool.rejection.Code;

/**
 * Founds the pool, once, by the operator it names. Refused when a party or a key is named twice;
 * the pool is active only when every founder named here has signed.
 */
record Found(
    Id pool,
    Id theme,
    Charter.PoolKind kind,
    Currency currency,
    LocalDate day,
    Terms.Clauses terms,
    Named operator,
    Named auditor,
    List<Named> founders)
    implements SetsDay {
  static final Form<Found> FORM =
      Form.object(f ->
          new Found(
              f.get("pool", Id.FORM),
              f.get("theme", Id.FORM),
              f.get("kind", Form.oneOf(Charter.PoolKind.values())),
              f.get("currency", Currency.FORM),
              f.get("day", Form.DATE),
              f.get("terms", Terms.Clauses.FORM),
              f.get("operator", Named.FORM),
              f.get("auditor", Named.FORM),
              f.get("founders", Form.list(Named.FORM, 1, 64))));

  static Ruling decide(Found request, Named operator, Scene scene) {
    LocalDate day = request.day();
    if (day.isAfter(Dates.LAST)) {
      return Ruling.refused(Code.DATE_TOO_LATE, "/day", "until " + Dates.LAST);
    }
    Optional<Ruling.Refused> twice =
        request.namedTwice().or(() -> ProposeTerms.tierTwice(request.terms()));
    if (twice.isPresent()) {
      return twice.get();
    }
    var terms = new Terms(1, day, day, Optional.empty(), request.terms());
    var writes = new ArrayList<Write>();
    writes.add(Charter.TYPE.put(request.charter()));
    writes.add(PoolDay.TYPE.put(PoolDay.of(day, List.of(terms))));
    writes.add(Terms.TYPE.put(terms));
    var admitted = Standing.Admitted.since(day);
    writes.addAll(enter(operator, Role.OPERATOR, admitted, day));
    writes.addAll(enter(request.auditor(), Role.AUDITOR, admitted, day));
    for (Named founder : request.founders()) {
      writes.addAll(enter(founder, Role.FOUNDER, new Standing.Named(), day));
    }
    return Ruling.granted(EventType.POOL_FOUNDED, writes)
        .telling("pool", request.pool())
        .telling("terms", terms.hash());
  }

  private Optional<Ruling.Refused> namedTwice() {
    var ids = new TreeSet<>(List.of(operator.party()));
    var keys = new TreeSet<>(List.of(operator.key()));
    if (!ids.add(auditor.party())) {
      return Optional.of(Ruling.refused(Code.DUPLICATE, "/auditor/party"));
    }
    if (!keys.add(auditor.key())) {
      return Optional.of(Ruling.refused(Code.DUPLICATE, "/auditor/key"));
    }
    for (int i = 0; i < founders.size(); i++) {
      if (!ids.add(founders.get(i).party())) {
        return Optional.of(Ruling.refused(Code.DUPLICATE, "/founders/" + i + "/party"));
      }
      if (!keys.add(founders.get(i).key())) {
        return Optional.of(Ruling.refused(Code.DUPLICATE, "/founders/" + i + "/key"));
      }
    }
    return Optional.empty();
  }

  private Charter charter() {
    return new Charter(
        pool,
        theme,
        kind,
        currency,
        operator.party(),
        auditor.party(),
        founders.stream().map(Named::party).toList(),
        day,
        Optional.empty());
  }

  private static List<Write> enter(Named named, Role role, Standing standing, LocalDate day) {
    var party =
        new Party(named.party(), role, named.mspId(), named.key(), Optional.empty(), standing, day);
    return List.of(
        Party.TYPE.put(party),
        Registration.TYPE.put(Registration.of(party, day)),
        Seat.TYPE.put(Seat.of(party)));
  }
}
