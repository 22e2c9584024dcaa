package org.patentpool.pool.membership;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.register.Role;

/** An application the operator has not decided; the row goes when it has. */
record Application(Id party, Role role, Id tier, LocalDate on) implements Json.Source {
  static final Form<Application> FORM =
      Form.object(f ->
          new Application(
              f.get("party", Id.FORM),
              f.get("role", Form.oneOf(Role.values())),
              f.get("tier", Id.FORM),
              f.get("on", Form.DATE)));

  static final RecordType<Application> TYPE =
      RecordType.first("application", FORM, a -> List.of(a.party()));

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY.with("party", party).with("role", role).with("tier", tier).with("on", on);
  }
}
