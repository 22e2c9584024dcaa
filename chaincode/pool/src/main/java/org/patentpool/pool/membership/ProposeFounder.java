package org.patentpool.pool.membership;

import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.NamesRows;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.register.MspId;
import org.patentpool.pool.register.Named;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.vote.Ballot;
import org.patentpool.pool.vote.Motion;

/**
 * A founder proposes a founder. Refused when the id or the key is somebody's; a candidate who was
 * not voted in may be proposed again.
 */
record ProposeFounder(Id ballot, Id party, MspId mspId, Hash key) implements NamesRows {
  static final Form<ProposeFounder> FORM =
      Form.object(f ->
          new ProposeFounder(
              f.get("ballot", Id.FORM),
              f.get("party", Id.FORM),
              f.get("mspId", MspId.FORM),
              f.get("key", Hash.FORM)));

  Named candidate() {
    return new Named(party, mspId, key);
  }

  @Override
  public List<Key> rows() {
    return List.of(Party.TYPE.key(party), Registration.TYPE.key(key), Ballot.TYPE.key(ballot));
  }

  static Ruling decide(ProposeFounder request, Named candidate, Scene scene) {
    Optional<Party> known = scene.rows().find(Party.TYPE, candidate.party());
    if (known.filter(p -> !(p.standing() instanceof Standing.NotAdmitted)).isPresent()) {
      return Ruling.refused(Code.PARTY_EXISTS, "/party");
    }
    if (scene.rows().find(Registration.TYPE, candidate.key()).isPresent()) {
      return Ruling.refused(Code.KEY_USED, "/key");
    }
    var party =
        new Party(
            candidate.party(),
            Role.FOUNDER,
            candidate.mspId(),
            candidate.key(),
            Optional.empty(),
            new Standing.Proposed(request.ballot()),
            scene.day());
    return Ballot.open(
        request.ballot(), new Motion.AdmitFounder(candidate.party()), scene, Party.TYPE.put(party));
  }
}
