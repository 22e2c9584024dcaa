package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;

/**
 * A key in the register. The row is written once and never changes, so no key is used twice; the
 * key is alive as long as its party's row names it.
 */
public record Registration(Hash key, Id party, MspId mspId, LocalDate on) implements Json.Source {
  static final Form<Registration> FORM =
      Form.object(f ->
          new Registration(
              f.get("key", Hash.FORM),
              f.get("party", Id.FORM),
              f.get("mspId", MspId.FORM),
              f.get("on", Form.DATE)));

  public static final RecordType<Registration> TYPE =
      RecordType.first("key", FORM, registration -> List.of(registration.key()));

  public static Registration of(Party party, LocalDate day) {
    return new Registration(party.key(), party.party(), party.mspId(), day);
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY.with("key", key).with("party", party).with("mspId", mspId).with("on", on);
  }
}
