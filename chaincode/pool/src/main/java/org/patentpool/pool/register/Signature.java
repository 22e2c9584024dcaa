package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;

/** That a party accepted a version of the terms, by its key. */
public record Signature(Id party, Hash key, int version, Hash terms, LocalDate on)
    implements Json.Source {
  static final Form<Signature> FORM =
      Form.object(f ->
          new Signature(
              f.get("party", Id.FORM),
              f.get("key", Hash.FORM),
              f.get("version", Form.integer(0, Integer.MAX_VALUE)),
              f.get("terms", Hash.FORM),
              f.get("on", Form.DATE)));

  public static final RecordType<Signature> TYPE =
      RecordType.first("signature", FORM, signature -> List.of(signature.party()));

  public static Signature of(Party party, Terms terms, LocalDate day) {
    return new Signature(party.party(), party.key(), terms.version(), terms.hash(), day);
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("party", party)
        .with("key", key)
        .with("version", version)
        .with("terms", terms)
        .with("on", on);
  }
}
