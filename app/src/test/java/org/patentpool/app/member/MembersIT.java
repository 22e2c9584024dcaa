package org.patentpool.app.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapstruct.factory.Mappers;
import org.patentpool.app.database.TestDatabase;
import org.patentpool.app.projection.Rows;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.register.MspId;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.register.Standing.Admitted;
import org.patentpool.pool.register.Standing.Suspension;
import org.patentpool.pool.register.Standing.Withdrawal;

class MembersIT {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final Id BALLOT = new Id("b-1");

  @TempDir private static Path folder;
  private static TestDatabase database;

  private PartyProjection projection;
  private Members members;

  @BeforeAll
  static void start() {
    database = new TestDatabase(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.recreate();
    day(DAY);
    projection = new PartyProjection(database.jdbc(), Mappers.getMapper(PartyMapper.class));
    members = new Members(database.jdbc());
  }

  private static void day(LocalDate day) {
    database.jdbc().sql("delete from pool_day").update();
    database.jdbc().sql("insert into pool_day (day) values (:day)").param("day", day).update();
  }

  private static Party party(String id, Role role, Standing standing) {
    return new Party(
        new Id(id),
        role,
        new MspId("MembersMSP"),
        new Hash("ab".repeat(32)),
        Optional.of(new Id("small")),
        standing,
        DAY);
  }

  private void put(Party party) {
    Rows.put(projection, Party.TYPE, party);
  }

  /** Every way to stand, with days on both sides of the pool day where days matter. */
  private static List<Standing> standings() {
    List<Standing> all =
        new ArrayList<>(
            List.of(
                new Standing.Named(),
                new Standing.Proposed(BALLOT),
                new Standing.Invited(BALLOT),
                new Standing.NotAdmitted(BALLOT),
                new Standing.Applied(DAY),
                new Standing.Refused(DAY, Standing.Refusal.INCOMPLETE, Optional.empty()),
                Admitted.since(DAY)));
    List<Optional<Suspension>> suspensions = new ArrayList<>(List.of(Optional.empty()));
    List<Optional<Withdrawal>> withdrawals = new ArrayList<>(List.of(Optional.empty()));
    for (int i = -2; i <= 2; i++) {
      withdrawals.add(Optional.of(new Withdrawal(DAY, DAY.plusDays(i), Optional.empty())));
      for (int j = i; j <= 2; j++) {
        suspensions.add(
            Optional.of(
                new Suspension(
                    DAY.plusDays(i),
                    DAY.plusDays(j),
                    Suspension.Cause.FEE_OVERDUE,
                    Optional.empty())));
      }
    }
    for (Optional<Suspension> suspension : suspensions) {
      for (Optional<Withdrawal> withdrawal : withdrawals) {
        all.add(new Admitted(DAY, suspension, withdrawal));
      }
    }
    return all;
  }

  @Test
  void the_table_gives_every_standing_the_status_the_pool_gives_it() {
    List<Standing> standings = standings();
    List<Party> parties =
        IntStream.range(0, standings.size())
            .mapToObj(i -> party("p-" + (1000 + i), Role.MEMBER, standings.get(i)))
            .toList();
    parties.forEach(this::put);
    assertThat(standings.stream().map(Standing::getClass).distinct())
        .hasSameSizeAs(Standing.class.getPermittedSubclasses());
    for (int i = -3; i <= 3; i++) {
      LocalDate day = DAY.plusDays(i);
      day(day);
      assertThat(members.page(null, 1000).orElseThrow().members())
          .extracting(Member::status)
          .isEqualTo(parties.stream().map(party -> party.on(day).name()).toList());
    }
  }

  @Test
  void founders_come_first_and_pages_join_without_gap() {
    for (Role role : Role.values()) {
      for (int i = 0; i < 5; i++) {
        put(
            party(
                role.name().toLowerCase(java.util.Locale.ROOT) + "-" + i,
                role,
                Admitted.since(DAY)));
      }
    }
    List<String> all =
        members.page(null, 100).orElseThrow().members().stream().map(Member::party).toList();
    assertThat(all).hasSize(25).startsWith("founder-0").endsWith("licensee-4");
    for (int size = 1; size <= 26; size++) {
      List<String> joined = new ArrayList<>();
      Members.Page page = members.page(null, size).orElseThrow();
      page.members().forEach(member -> joined.add(member.party()));
      while (page.next() != null) {
        page = members.page(page.next(), size).orElseThrow();
        assertThat(page.members()).isNotEmpty();
        page.members().forEach(member -> joined.add(member.party()));
      }
      assertThat(joined).isEqualTo(all);
    }
    assertThat(members.countActive())
        .isEqualTo(
            Map.of("FOUNDER", 5L, "OPERATOR", 5L, "AUDITOR", 5L, "MEMBER", 5L, "LICENSEE", 5L));
  }

  @Test
  void the_newest_row_of_a_party_counts() {
    put(party("acme", Role.MEMBER, new Standing.Applied(DAY)));
    put(party("acme", Role.MEMBER, Admitted.since(DAY.plusDays(1))));
    assertThat(members.page(null, 10).orElseThrow().members())
        .containsExactly(
            new Member(
                "acme", "MEMBER", "MembersMSP", "small", "ACTIVE", DAY.plusDays(1), null, null));
  }

  @Test
  void nobody_knows_a_page_after_a_stranger() {
    assertThat(members.page("stranger", 10)).isEmpty();
  }
}
