package org.patentpool.app.member;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parties of the pool, founders first. */
@Component
public class Members {
  /** How many a page holds at most. */
  public static final int LARGEST_PAGE = 200;

  private final JdbcClient jdbc;

  Members(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Some of them.
   *
   * @param next the party to go on after, or null when these are the last
   */
  public record Page(List<Member> members, @Nullable String next) {}

  /**
   * At most that many after a party, from the start when there is none.
   *
   * @return nothing when no such party is known
   */
  public Optional<Page> page(@Nullable String after, int limit) {
    if (after != null && isUnknown(after)) {
      return Optional.empty();
    }
    List<Member> found =
        jdbc.sql(
                """
                select party, role, organization, tier, status, since, suspended_until, leaves_on
                from member
                where cast(:after as text) is null
                   or (rank, party) > (select rank, party from member where party = :after)
                order by rank, party
                limit :limit
                """)
            .param("after", after)
            .param("limit", limit + 1)
            .query(Member.class)
            .list();
    if (found.size() <= limit) {
      return Optional.of(new Page(found, null));
    }
    List<Member> page = found.subList(0, limit);
    return Optional.of(new Page(List.copyOf(page), page.getLast().party()));
  }

  /** How many active parties have each role. */
  public Map<String, Long> countActive() {
    return jdbc
        .sql("select role, count(*) as parties from member where status = 'ACTIVE' group by role")
        .query((row, _) -> Map.entry(row.getString("role"), row.getLong("parties")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private boolean isUnknown(String party) {
    return jdbc.sql("select 1 from member where party = :party")
        .param("party", party)
        .query(Integer.class)
        .optional()
        .isEmpty();
  }
}
