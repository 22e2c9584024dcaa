package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;

/** The pool's date. It only moves forward, and every dated decision reads it. */
public record PoolDay(LocalDate day) implements Json.Source {
  static final Form<PoolDay> FORM = Form.object(f -> new PoolDay(f.get("day", Form.DATE)));

  public static final RecordType<PoolDay> TYPE = RecordType.first("day", FORM, day -> List.of());

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY.with("day", day);
  }
}
