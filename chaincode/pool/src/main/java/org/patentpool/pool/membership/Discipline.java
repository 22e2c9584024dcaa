package org.patentpool.pool.membership;

import java.util.Optional;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.rejection.Code;

/** Who suspends and reinstates whom: the operator members and licensees, the founders founders. */
final class Discipline {

  private Discipline() {}

  static Optional<Ruling.Refused> wrongHand(Party party, Optional<Id> ballot, Scene scene) {
    boolean byFounder = scene.self().role() == Role.FOUNDER;
    return Optional.ofNullable(
        switch (party.role()) {
          case OPERATOR, AUDITOR -> Ruling.refused(Code.NOT_SUSPENDABLE, "/party");
          case FOUNDER ->
              !byFounder
                  ? Ruling.refused(Code.FOUNDERS_VOTE_ONLY, "/party")
                  : ballot.isEmpty() ? Ruling.refused(Code.MISSING, "/ballot") : null;
          case MEMBER, LICENSEE ->
              byFounder
                  ? Ruling.refused(Code.ROLE_DENIED, "/party")
                  : ballot.isPresent() ? Ruling.refused(Code.UNKNOWN_FIELD, "/ballot") : null;
        });
  }
}
