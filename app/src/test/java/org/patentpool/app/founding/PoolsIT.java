package org.patentpool.app.founding;

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
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.register.Charter;
import org.patentpool.pool.register.Currency;
import org.patentpool.pool.register.PoolDay;
import org.patentpool.pool.register.Terms;

class PoolsIT {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

  @TempDir private static Path folder;
  private static TestDatabase database;

  private FoundingProjection projection;
  private Pools pools;

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
    projection = new FoundingProjection(database.jdbc());
    pools = new Pools(database.jdbc());
  }

  private void found() {
    Rows.put(
        projection,
        Charter.TYPE,
        new Charter(
            new Id("cells"),
            new Id("solid-state-batteries"),
            Charter.PoolKind.TECHNOLOGY,
            new Currency("EUR"),
            new Id("operator"),
            new Id("auditor"),
            List.of(new Id("f-1")),
            DAY,
            Optional.empty()));
    day(DAY);
    terms(1, DAY);
  }

  private void day(LocalDate day) {
    Rows.put(projection, PoolDay.TYPE, new PoolDay(day, Optional.empty()));
  }

  private void terms(int version, LocalDate from) {
    var clauses =
        new Terms.Clauses(
            new Hash("ab".repeat(32)),
            1,
            5_000,
            6_667,
            14,
            7,
            5_000,
            730,
            30,
            List.of(new Id("small"), new Id("standard")));
    Rows.put(projection, Terms.TYPE, new Terms(version, from, DAY, Optional.empty(), clauses));
  }

  private Pool pool() {
    return pools.find().orElseThrow();
  }

  @Test
  void there_is_none_before_the_founding() {
    assertThat(pools.find()).isEmpty();
  }

  @Test
  void it_forms_until_it_is_active() {
    found();
    assertThat(pool().state()).isEqualTo("FORMING");
    assertThat(pool().terms().tiers()).containsExactly("small", "standard");
    Rows.put(
        projection,
        Charter.TYPE,
        new Charter(
            new Id("cells"),
            new Id("solid-state-batteries"),
            Charter.PoolKind.TECHNOLOGY,
            new Currency("EUR"),
            new Id("operator"),
            new Id("auditor"),
            List.of(new Id("f-1")),
            DAY,
            Optional.of(DAY.plusDays(3))));
    assertThat(pool().state()).isEqualTo("ACTIVE");
    assertThat(pool().activeSince()).isEqualTo(DAY.plusDays(3));
  }

  @Test
  void terms_are_in_force_from_their_day_until_the_next() {
    found();
    terms(2, DAY.plusDays(10));
    terms(3, DAY.plusDays(20));
    assertThat(pool().terms().version()).isEqualTo(1);
    assertThat(pool().nextTerms()).extracting(Pool.Terms::version).isEqualTo(2);
    day(DAY.plusDays(9));
    assertThat(pool().terms().version()).isEqualTo(1);
    day(DAY.plusDays(10));
    assertThat(pool().terms().version()).isEqualTo(2);
    assertThat(pool().nextTerms()).extracting(Pool.Terms::version).isEqualTo(3);
    day(DAY.plusDays(20));
    assertThat(pool().terms().version()).isEqualTo(3);
    assertThat(pool().nextTerms()).isNull();
  }
}
