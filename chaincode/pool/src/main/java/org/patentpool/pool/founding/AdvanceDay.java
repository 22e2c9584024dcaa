package org.patentpool.pool.founding;

import java.time.LocalDate;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.decision.Dates;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.Ruling;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.decision.SetsDay;
import org.patentpool.pool.register.PoolDay;
import org.patentpool.pool.rejection.Code;

/** Moves the pool day forward. Refused when the day is not later than the pool day. */
record AdvanceDay(LocalDate day) implements SetsDay {
  static final Form<AdvanceDay> FORM = Form.object(f -> new AdvanceDay(f.get("day", Form.DATE)));

  static Ruling decide(AdvanceDay request, Scene pool, Scene scene) {
    if (!request.day().isAfter(pool.day())) {
      return Ruling.refused(Code.DATE_TOO_EARLY, "/day", "after " + pool.day());
    }
    if (request.day().isAfter(Dates.LAST)) {
      return Ruling.refused(Code.DATE_TOO_LATE, "/day", "until " + Dates.LAST);
    }
    PoolDay next = PoolDay.of(request.day(), scene.adoptedTerms());
    return Ruling.granted(EventType.DAY_ADVANCED, PoolDay.TYPE.put(next));
  }
}
