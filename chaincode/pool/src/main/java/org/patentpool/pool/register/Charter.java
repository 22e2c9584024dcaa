package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.ledger.RecordType;

/** The founding of the pool. It is written when the pool is founded and when it becomes active. */
public record Charter(
    Id pool,
    Id theme,
    PoolKind kind,
    Currency currency,
    Id operator,
    Id auditor,
    List<Id> founders,
    LocalDate foundedOn,
    Optional<LocalDate> activeSince) {

  public static final RecordType<Charter> TYPE =
      RecordType.first("charter", Charter.class, charter -> List.of());

  /** What a pool is centred on. */
  public enum PoolKind {
    TECHNOLOGY,
    INDUSTRY,
    COMPANY,
    REGION
  }

  public boolean isActive() {
    return activeSince.isPresent();
  }

  public Charter activeFrom(LocalDate day) {
    return new Charter(
        pool, theme, kind, currency, operator, auditor, founders, foundedOn, Optional.of(day));
  }
}
