package org.patentpool.pool.register;

import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;

/** The parties of a role, by prefix: so that reading the founders reads no other party. */
public record Seat(Role role, Id party) implements Json.Source {
  static final Form<Seat> FORM =
      Form.object(f -> new Seat(f.get("role", Form.oneOf(Role.values())), f.get("party", Id.FORM)));

  public static final RecordType<Seat> TYPE =
      RecordType.first("seat", FORM, seat -> List.of(seat.role(), seat.party()));

  public static Seat of(Party party) {
    return new Seat(party.role(), party.party());
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY.with("role", role).with("party", party);
  }
}
