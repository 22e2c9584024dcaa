package org.patentpool.pool.membership;

import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.NamesRows;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.register.Seat;
import org.patentpool.pool.register.Signature;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.register.Terms;
import org.patentpool.pool.rejection.Code;

/**
 * Somebody whose key nobody has used applies on the standard terms and accepts them. Refused when
 * the id is taken, the terms are not the ones in force, or they know no such tier.
 */
record Apply(Id party, As role, Id tier, Hash terms) implements NamesRows {
  static final Form<Apply> FORM =
      Form.object(f ->
          new Apply(
              f.get("party", Id.FORM),
              f.get("role", Form.oneOf(As.values())),
              f.get("tier", Id.FORM),
              f.get("terms", Hash.FORM)));

  /** What one can apply for. */
  enum As {
    MEMBER(Role.MEMBER),
    LICENSEE(Role.LICENSEE);

    private final Role role;

    As(Role role) {
      this.role = role;
    }
  }

  @Override
  public List<Key> rows() {
    return List.of(Party.TYPE.key(party));
  }

  static Ruling decide(Apply request, Actor applicant, Scene scene) {
    if (scene.rows().find(Party.TYPE, request.party()).isPresent()) {
      return Ruling.refused(Code.PARTY_EXISTS, "/party");
    }
    Terms terms = scene.terms();
    if (!terms.hash().equals(request.terms())) {
      return Ruling.refused(Code.TERMS_MISMATCH, "/terms");
    }
    if (!terms.clauses().tiers().contains(request.tier())) {
      return Ruling.refused(Code.UNKNOWN_TIER, "/tier");
    }
    var party =
        new Party(
            request.party(),
            request.role().role,
            applicant.mspId(),
            applicant.key(),
            Optional.of(request.tier()),
            new Standing.Applied(scene.day()),
            scene.day());
    var application = new Application(party.party(), party.role(), request.tier(), scene.day());
    return Ruling.granted(
            EventType.PARTY_APPLIED,
            Party.TYPE.put(party),
            Registration.TYPE.put(Registration.of(party, scene.day())),
            Seat.TYPE.put(Seat.of(party)),
            Signature.TYPE.put(Signature.of(party, terms, scene.day())),
            Application.TYPE.put(application))
        .telling("party", party.party())
        .telling("role", party.role());
  }
}
