package org.patentpool.pool.decision;

import java.time.LocalDate;

/** A request that sets the pool day. */
public interface SetsDay {
  LocalDate day();
}
