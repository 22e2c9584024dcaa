package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import org.patentpool.pool.ledger.RecordType;

/** The pool's date. It only moves forward, and every dated decision reads it. */
public record PoolDay(LocalDate day) {
  public static final RecordType<PoolDay> TYPE =
      RecordType.first("day", PoolDay.class, day -> List.of());
}
