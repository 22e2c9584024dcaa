package org.patentpool.pool.membership;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.register.Role;

/** An application the operator has not decided; the row goes when it has. */
record Application(Id party, Role role, Id tier, LocalDate on) {
  static final RecordType<Application> TYPE =
      RecordType.first("application", Application.class, a -> List.of(a.party()));
}
