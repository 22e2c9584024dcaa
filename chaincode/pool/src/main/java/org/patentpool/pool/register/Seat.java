package org.patentpool.pool.register;

import java.util.List;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.ledger.RecordType;

/** The parties of a role, by prefix: so that reading the founders reads no other party. */
public record Seat(Role role, Id party) {
  public static final RecordType<Seat> TYPE =
      RecordType.first("seat", Seat.class, seat -> List.of(seat.role(), seat.party()));

  public static Seat of(Party party) {
    return new Seat(party.role(), party.party());
  }
}
