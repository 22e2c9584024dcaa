package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;

/**
 * The pool's date, which only moves forward, and the terms in force on it. Every dated decision
 * reads it, and so need not read every version of the terms there ever was.
 *
 * @param terms nothing in a row of the first version; it is there since the day moved next
 */
public record PoolDay(LocalDate day, Optional<Terms> terms) implements Json.Source {
  private static final Form<PoolDay> FIRST =
      Form.object(f -> new PoolDay(f.get("day", Form.DATE), Optional.empty()));

  private static final Form<PoolDay> FORM =
      Form.object(f -> new PoolDay(f.get("day", Form.DATE), f.maybe("terms", Terms.FORM)));

  public static final RecordType<PoolDay> TYPE =
      RecordType.first("day", FIRST, day -> List.of()).next(FORM, first -> first, day -> List.of());

  /** That day, with the one of the versions that is in force on it. */
  public static PoolDay of(LocalDate day, List<Terms> versions) {
    return new PoolDay(day, Optional.of(Terms.inForce(versions, day)));
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY.with("day", day).with("terms", terms);
  }
}
