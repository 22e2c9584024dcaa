package org.patentpool.app.ballot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The founders' votes, the open ones first and then the newest. */
@Component
public class Ballots {
  private final JdbcClient jdbc;

  Ballots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** At most that many. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<FoundersVote> newest(int limit) {
    List<FoundersVote> newest =
        jdbc.sql(
                """
                select ballot, motion, concerns, opened_by, opened_on, deadline, state, outcome,
                       closed_on, electorate, yes, no, abstain, quorum_bps, threshold_bps
                from founders_vote
                order by state = 'CLOSED', deadline desc, ballot
                limit :limit
                """)
            .param("limit", limit)
            .query((row, _) -> withoutVotes(row))
            .list();
    if (newest.isEmpty()) {
      return newest;
    }
    Map<String, List<FoundersVote.Vote>> votes =
        votes(newest.stream().map(FoundersVote::ballot).toList());
    return newest.stream()
        .map(each -> each.with(votes.getOrDefault(each.ballot(), List.of())))
        .toList();
  }

  private Map<String, List<FoundersVote.Vote>> votes(List<String> ballots) {
    return jdbc
        .sql(
            """
            select ballot, party, choice, cast_on from vote
            where ballot in (:ballots) order by ballot, party
            """)
        .param("ballots", ballots)
        .query((row, _) ->
            Map.entry(
                row.getString("ballot"),
                new FoundersVote.Vote(
                    row.getString("party"),
                    row.getString("choice"),
                    row.getObject("cast_on", LocalDate.class))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
  }

  private static FoundersVote withoutVotes(ResultSet row) throws SQLException {
    return new FoundersVote(
        row.getString("ballot"),
        row.getString("motion"),
        row.getString("concerns"),
        row.getString("opened_by"),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("deadline", LocalDate.class),
        row.getString("state"),
        row.getString("outcome"),
        row.getObject("closed_on", LocalDate.class),
        new FoundersVote.Tally(
            row.getInt("electorate"),
            row.getInt("yes"),
            row.getInt("no"),
            row.getInt("abstain"),
            row.getInt("quorum_bps"),
            row.getInt("threshold_bps")),
        List.of());
  }
}
