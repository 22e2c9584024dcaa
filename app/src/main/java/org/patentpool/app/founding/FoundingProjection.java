package org.patentpool.app.founding;

import java.util.Set;
import org.patentpool.app.projection.Change;
import org.patentpool.app.projection.Projection;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.register.Charter;
import org.patentpool.pool.register.PoolDay;
import org.patentpool.pool.register.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the charter, every version of the terms, and the pool day. */
@Component
class FoundingProjection implements Projection {
  private static final String CHARTER = Charter.TYPE.name();
  private static final String TERMS = Terms.TYPE.name();
  private static final String DAY = PoolDay.TYPE.name();

  private final JdbcClient jdbc;

  FoundingProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(CHARTER, TERMS, DAY);
  }

  @Override
  public void apply(Change change) {
    String kind = change.key().type();
    if (kind.equals(CHARTER)) {
      keep(change.read(Charter.TYPE));
    } else if (kind.equals(TERMS)) {
      keep(change.read(Terms.TYPE));
    } else {
      keep(change.read(PoolDay.TYPE));
    }
  }

  private void keep(Charter charter) {
    jdbc.sql(
            """
            insert into charter (pool, theme, kind, currency, founded_on, active_since)
            values (:pool, :theme, :kind, :currency, :foundedOn, :activeSince)
            on conflict (single) do update set active_since = excluded.active_since
            """)
        .param("pool", charter.pool().value())
        .param("theme", charter.theme().value())
        .param("kind", charter.kind().name())
        .param("currency", charter.currency().value())
        .param("foundedOn", charter.foundedOn())
        .param("activeSince", charter.activeSince().orElse(null))
        .update();
  }

  private void keep(Terms terms) {
    Terms.Clauses clauses = terms.clauses();
    jdbc.sql(
            """
            insert into terms
              (version, effective_from, agreement, rulebook, quorum_bps, threshold_bps,
               voting_days, tiers)
            values
              (:version, :effectiveFrom, :agreement, :rulebook, :quorumBps, :thresholdBps,
               :votingDays, :tiers)
            """)
        .param("version", terms.version())
        .param("effectiveFrom", terms.effectiveFrom())
        .param("agreement", clauses.agreement().value())
        .param("rulebook", clauses.rulebook())
        .param("quorumBps", clauses.quorumBps())
        .param("thresholdBps", clauses.thresholdBps())
        .param("votingDays", clauses.votingDays())
        .param("tiers", clauses.tiers().stream().map(Id::value).toArray(String[]::new))
        .update();
  }

  private void keep(PoolDay day) {
    jdbc.sql(
            """
            insert into pool_day (day) values (:day)
            on conflict (single) do update set day = excluded.day
            """)
        .param("day", day.day())
        .update();
  }
}
