package org.patentpool.app.founding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.founding.Pool.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The pool of the channel. */
@Component
public class Pools {
  private final JdbcClient jdbc;

  Pools(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Nothing before it is founded. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<Pool> find() {
    List<Terms> terms = terms();
    return jdbc.sql(
            """
            select pool, theme, kind, currency, founded_on, active_since, day
            from charter cross join pool_day
            """)
        .query((row, _) -> pool(row, terms))
        .optional();
  }

  private List<Terms> terms() {
    return jdbc.sql(
            """
            select version, effective_from, agreement, rulebook, quorum_bps, threshold_bps,
                   voting_days, tiers
            from terms order by version desc
            """)
        .query((row, _) -> terms(row))
        .list();
  }

  /** A version is in force from its day until the next one's; both rise together. */
  private static Pool pool(ResultSet row, List<Terms> newestFirst) throws SQLException {
    LocalDate day = row.getObject("day", LocalDate.class);
    Terms inForce =
        newestFirst.stream()
            .filter(terms -> !terms.effectiveFrom().isAfter(day))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no terms are in force on " + day));
    @Nullable Terms next =
        newestFirst.reversed().stream()
            .filter(terms -> terms.version() > inForce.version())
            .findFirst()
            .orElse(null);
    @Nullable LocalDate activeSince = row.getObject("active_since", LocalDate.class);
    return new Pool(
        row.getString("pool"),
        row.getString("theme"),
        row.getString("kind"),
        row.getString("currency"),
        activeSince == null ? "FORMING" : "ACTIVE",
        row.getObject("founded_on", LocalDate.class),
        activeSince,
        day,
        inForce,
        next);
  }

  private static Terms terms(ResultSet row) throws SQLException {
    return new Terms(
        row.getInt("version"),
        row.getObject("effective_from", LocalDate.class),
        row.getString("agreement"),
        row.getInt("rulebook"),
        row.getInt("quorum_bps"),
        row.getInt("threshold_bps"),
        row.getInt("voting_days"),
        List.of((String[]) row.getArray("tiers").getArray()));
  }
}
