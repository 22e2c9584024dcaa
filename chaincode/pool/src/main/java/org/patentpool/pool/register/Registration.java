package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.ledger.RecordType;

/**
 * A key in the register. The row is written once and never changes, so no key is used twice; the
 * key is alive as long as its party's row names it.
 */
public record Registration(Hash key, Id party, MspId mspId, LocalDate on) {
  public static final RecordType<Registration> TYPE =
      RecordType.first("key", Registration.class, registration -> List.of(registration.key()));

  public static Registration of(Party party, LocalDate day) {
    return new Registration(party.key(), party.party(), party.mspId(), day);
  }
}
