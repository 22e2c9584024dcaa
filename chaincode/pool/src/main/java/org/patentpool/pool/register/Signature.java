package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.ledger.RecordType;

/** That a party accepted a version of the terms, by its key. */
public record Signature(Id party, Hash key, int version, Hash terms, LocalDate on) {
  public static final RecordType<Signature> TYPE =
      RecordType.first("signature", Signature.class, signature -> List.of(signature.party()));

  public static Signature of(Party party, Terms terms, LocalDate day) {
    return new Signature(party.party(), party.key(), terms.version(), terms.hash(), day);
  }
}
