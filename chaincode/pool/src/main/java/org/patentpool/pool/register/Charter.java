package org.patentpool.pool.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
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
    Optional<LocalDate> activeSince)
    implements Json.Source {
  static final Form<Charter> FORM =
      Form.object(f ->
          new Charter(
              f.get("pool", Id.FORM),
              f.get("theme", Id.FORM),
              f.get("kind", Form.oneOf(PoolKind.values())),
              f.get("currency", Currency.FORM),
              f.get("operator", Id.FORM),
              f.get("auditor", Id.FORM),
              f.get("founders", Form.list(Id.FORM, 1, 64)),
              f.get("foundedOn", Form.DATE),
              f.maybe("activeSince", Form.DATE)));

  public static final RecordType<Charter> TYPE =
      RecordType.first("charter", FORM, charter -> List.of());

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

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("pool", pool)
        .with("theme", theme)
        .with("kind", kind)
        .with("currency", currency)
        .with("operator", operator)
        .with("auditor", auditor)
        .with("founders", founders)
        .with("foundedOn", foundedOn)
        .with("activeSince", activeSince);
  }
}
