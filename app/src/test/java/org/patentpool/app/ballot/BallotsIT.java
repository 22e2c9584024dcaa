package org.patentpool.app.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.app.database.TestDatabase;
import org.patentpool.app.projection.Rows;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.vote.Ballot;
import org.patentpool.pool.vote.Motion;
import org.patentpool.pool.vote.Outcome;
import org.patentpool.pool.vote.Vote;
import org.springframework.jdbc.core.simple.JdbcClient;

class BallotsIT {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final LocalDate DEADLINE = DAY.plusDays(14);

  @TempDir private static Path folder;
  private static TestDatabase database;
  private static JdbcClient jdbc;

  private BallotProjection projection;
  private Ballots ballots;

  @BeforeAll
  static void start() {
    database = new TestDatabase(folder);
    jdbc = database.jdbc();
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void threeFounders() {
    database.recreate();
    projection = new BallotProjection(jdbc);
    ballots = new Ballots(jdbc);
    day(DAY);
    for (String founder : List.of("f-1", "f-2", "f-3")) {
      jdbc.sql(
              """
              insert into party (party, role, organization, key, standing, changed_on)
              values (:party, 'FOUNDER', 'Org', 'key', 'ADMITTED', :day)
              """)
          .param("party", founder)
          .param("day", DAY)
          .update();
    }
  }

  private static void day(LocalDate day) {
    jdbc.sql("delete from pool_day").update();
    jdbc.sql("insert into pool_day (day) values (:day)").param("day", day).update();
  }

  private static Ballot ballot(String id, LocalDate deadline, Optional<Ballot.Result> result) {
    return new Ballot(
        new Id(id),
        new Motion.AdmitFounder(new Id("f-4")),
        new Id("f-1"),
        DAY,
        deadline,
        5_000,
        6_667,
        List.of(new Id("f-1"), new Id("f-2"), new Id("f-3")),
        result);
  }

  private void put(Ballot ballot) {
    Rows.put(projection, Ballot.TYPE, ballot);
  }

  private void cast(String founder, Vote.Choice choice) {
    Rows.put(projection, Vote.TYPE, new Vote(new Id("b-1"), new Id(founder), choice, DAY));
  }

  private FoundersVote only() {
    return assertThat(ballots.newest(10)).hasSize(1).actual().getFirst();
  }

  private static FoundersVote.Tally tally(int electorate, int yes, int no, int abstain) {
    return new FoundersVote.Tally(electorate, yes, no, abstain, 5_000, 6_667);
  }

  @Test
  void an_open_ballot_is_tallied_by_the_votes_as_they_stand() {
    put(ballot("b-1", DEADLINE, Optional.empty()));
    assertThat(only().tally()).isEqualTo(tally(3, 0, 0, 0));
    cast("f-1", Vote.Choice.NO);
    cast("f-1", Vote.Choice.YES);
    cast("f-2", Vote.Choice.ABSTAIN);
    FoundersVote vote = only();
    assertThat(vote.state()).isEqualTo("OPEN");
    assertThat(vote.motion()).isEqualTo("ADMIT_FOUNDER");
    assertThat(vote.concerns()).isEqualTo("f-4");
    assertThat(vote.tally()).isEqualTo(tally(3, 1, 0, 1));
    assertThat(vote.tally().cast()).isEqualTo(2);
    assertThat(vote.votes())
        .containsExactly(
            new FoundersVote.Vote("f-1", "YES", DAY), new FoundersVote.Vote("f-2", "ABSTAIN", DAY));
  }

  @Test
  void a_founder_who_leaves_by_the_deadline_is_not_counted() {
    put(ballot("b-1", DEADLINE, Optional.empty()));
    cast("f-1", Vote.Choice.YES);
    cast("f-2", Vote.Choice.NO);
    jdbc.sql("update party set leaves_on = :day where party = 'f-2'")
        .param("day", DEADLINE)
        .update();
    assertThat(only().tally()).isEqualTo(tally(2, 1, 0, 0));
    jdbc.sql("update party set leaves_on = :day where party = 'f-2'")
        .param("day", DEADLINE.plusDays(1))
        .update();
    assertThat(only().tally()).isEqualTo(tally(3, 1, 1, 0));
  }

  @Test
  void the_deadline_is_the_last_day_on_which_it_is_open() {
    put(ballot("b-1", DEADLINE, Optional.empty()));
    day(DEADLINE);
    assertThat(only().state()).isEqualTo("OPEN");
    day(DEADLINE.plusDays(1));
    assertThat(only().state()).isEqualTo("TO_BE_CLOSED");
  }

  @Test
  void a_closed_ballot_shows_what_was_counted_at_its_closing() {
    put(ballot("b-1", DEADLINE, Optional.empty()));
    cast("f-1", Vote.Choice.NO);
    var result = new Ballot.Result(Outcome.ADMITTED, DEADLINE.plusDays(2), 2, 2, 0, 0);
    put(ballot("b-1", DEADLINE, Optional.of(result)));
    FoundersVote vote = only();
    assertThat(vote.state()).isEqualTo("CLOSED");
    assertThat(vote.outcome()).isEqualTo("ADMITTED");
    assertThat(vote.closedOn()).isEqualTo(DEADLINE.plusDays(2));
    assertThat(vote.tally()).isEqualTo(tally(2, 2, 0, 0));
  }

  @Test
  void open_ballots_come_first_and_then_the_newest() {
    var result = Optional.of(new Ballot.Result(Outcome.NO_QUORUM, DAY, 3, 0, 0, 0));
    put(ballot("old", DAY.minusDays(9), result));
    put(ballot("newer", DAY.minusDays(1), result));
    put(ballot("open", DAY.minusDays(20), Optional.empty()));
    assertThat(ballots.newest(10))
        .extracting(FoundersVote::ballot)
        .containsExactly("open", "newer", "old");
    assertThat(ballots.newest(2)).hasSize(2);
  }
}
