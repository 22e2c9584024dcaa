package org.patentpool.app.member;

import java.util.Set;
import org.patentpool.app.projection.Change;
import org.patentpool.app.projection.Projection;
import org.patentpool.pool.register.Party;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the newest row of every party. */
@Component
class PartyProjection implements Projection {
  private final JdbcClient jdbc;
  private final PartyMapper mapper;

  PartyProjection(JdbcClient jdbc, PartyMapper mapper) {
    this.jdbc = jdbc;
    this.mapper = mapper;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(Party.TYPE.name());
  }

  @Override
  public void apply(Change change) {
    jdbc.sql(
            """
            insert into party
              (party, role, organization, key, tier, standing, since, suspended_from,
               suspended_until, leaves_on, changed_on)
            values
              (:party, :role, :organization, :key, :tier, :standing, :since, :suspendedFrom,
               :suspendedUntil, :leavesOn, :changedOn)
            on conflict (party) do update set
              role = excluded.role, organization = excluded.organization, key = excluded.key,
              tier = excluded.tier, standing = excluded.standing, since = excluded.since,
              suspended_from = excluded.suspended_from,
              suspended_until = excluded.suspended_until,
              leaves_on = excluded.leaves_on, changed_on = excluded.changed_on
            """)
        .paramSource(mapper.row(change.read(Party.TYPE)))
        .update();
  }
}
