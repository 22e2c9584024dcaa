package org.patentpool.app.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.app.database.TestDatabase;
import org.patentpool.app.ledger.ChainBlock;
import org.patentpool.app.ledger.Connection;
import org.patentpool.app.ledger.TestChain;
import org.patentpool.pool.ledger.Write;
import org.patentpool.pool.register.PoolDay;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChainTablesIT {
  @TempDir private static Path folder;
  private static TestDatabase database;

  private static final int LENGTH = 12;

  /** Counts what it was given, in a table of its own. */
  private record Counting(JdbcClient jdbc) implements Projection {
    @Override
    public Set<String> kinds() {
      return Set.of("day");
    }

    @Override
    public void apply(Change change) {
      jdbc.sql("insert into counted (block, day) values (:block, :day)")
          .param("block", change.block())
          .param("day", change.read(PoolDay.TYPE).day())
          .update();
    }
  }

  /** Fails at one block, as a full disk or a killed server would. */
  private record FailingAt(Projection inner, long block) implements Projection {
    @Override
    public Set<String> kinds() {
      return inner.kinds();
    }

    @Override
    public void apply(Change change) {
      inner.apply(change);
      if (change.block() == block) {
        throw new IllegalStateException("injected at block " + block);
      }
    }
  }

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
    database.jdbc().sql("create table counted (block bigint, day date)").update();
  }

  private static ChainTables tables(Projection projection) {
    Connection connection =
        new Connection(Path.of("c"), "pool", "pool", "accounts", new TreeMap<>());
    return new ChainTables(
        database.jdbc(), database.transaction(), connection, List.of(projection));
  }

  private static ChainTables tables() {
    return tables(new Counting(database.jdbc()));
  }

  private static TestChain.Tx day(TxValidationCode code, int day) {
    Write.Put put =
        (Write.Put)
            PoolDay.TYPE.put(
                new PoolDay(java.time.LocalDate.EPOCH.plusDays(day), Optional.empty()));
    return TestChain.call(
        code, "day-" + day, "day.advance", Map.of(put.key().composite(), put.bytes()));
  }

  private static TestChain chain() {
    TestChain chain = new TestChain().add(TestChain.config());
    for (int i = 1; i < LENGTH; i++) {
      chain.add(day(TxValidationCode.VALID, 2 * i), day(TxValidationCode.VALID, 2 * i + 1));
    }
    return chain;
  }

  private static List<Integer> counted() {
    return database
        .jdbc()
        .sql("select day - date '1970-01-01' from counted order by block, day")
        .query(Integer.class)
        .list();
  }

  @Test
  void every_valid_write_is_applied_once_in_the_order_of_the_chain() {
    List<ChainBlock> blocks = chain().blocks();
    assertThat(tables().accept(blocks).number()).isEqualTo(LENGTH - 1);
    assertThat(counted()).isEqualTo(IntStream.range(2, 2 * LENGTH).boxed().toList());
    assertThat(tables().place()).contains(new Place(LENGTH - 1, blocks.getLast().hash()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, LENGTH - 1})
  void a_failure_in_the_middle_leaves_no_trace_and_the_next_attempt_is_complete(int at) {
    List<ChainBlock> blocks = chain().blocks();
    ChainTables failing = tables(new FailingAt(new Counting(database.jdbc()), at));
    failing.accept(blocks.subList(0, 1));
    List<String> before = database.content();
    assertThatThrownBy(() -> failing.accept(blocks)).hasMessage("injected at block " + at);
    assertThat(database.content()).isEqualTo(before);

    tables().accept(blocks);
    assertThat(counted()).isEqualTo(IntStream.range(2, 2 * LENGTH).boxed().toList());
  }

  @Test
  void block_by_block_and_all_at_once_fill_the_tables_alike() {
    List<ChainBlock> blocks = chain().blocks();
    blocks.forEach(block -> tables().accept(List.of(block)));
    List<String> one = database.content();
    empty();
    tables().accept(blocks);
    assertThat(database.content()).isEqualTo(one);
  }

  @Test
  void the_last_block_may_come_again() {
    List<ChainBlock> blocks = chain().blocks();
    tables().accept(blocks);
    List<String> before = database.content();
    tables().accept(List.of(blocks.getLast()));
    assertThat(database.content()).isEqualTo(before);
  }

  @Test
  void what_is_not_valid_is_listed_and_not_applied() {
    TestChain chain =
        new TestChain()
            .add(TestChain.config())
            .add(
                day(TxValidationCode.MVCC_READ_CONFLICT, 1),
                TestChain.garbage(TxValidationCode.BAD_PAYLOAD),
                day(TxValidationCode.VALID, 2));
    tables().accept(chain.blocks());
    assertThat(counted()).containsExactly(2);
    assertThat(
            database
                .jdbc()
                .sql("select validation from transaction where block = 1 order by index")
                .query(String.class)
                .list())
        .containsExactly("MVCC_READ_CONFLICT", "BAD_PAYLOAD", "VALID");
  }

  @Test
  void an_id_no_database_can_hold_does_not_stop_the_reading() {
    TestChain chain =
        new TestChain()
            .add(TestChain.config())
            .add(
                TestChain.call(
                    TxValidationCode.BAD_PROPOSAL_TXID,
                    "nul\u0000" + "x".repeat(100_000),
                    "f",
                    Map.of()));
    assertThat(tables().accept(chain.blocks()).number()).isEqualTo(1);
  }

  @Test
  void a_missing_block_is_refused() {
    List<ChainBlock> blocks = chain().blocks();
    tables().accept(blocks.subList(0, 3));
    List<String> before = database.content();
    assertThatThrownBy(() -> tables().accept(blocks.subList(4, 6)))
        .isInstanceOf(ChainBroken.class)
        .hasMessageContaining("block 4 came after block 2");
    assertThat(database.content()).isEqualTo(before);
  }

  @Test
  void a_chain_that_does_not_start_at_its_start_is_refused() {
    assertThatThrownBy(() -> tables().accept(chain().blocks().subList(1, 3)))
        .isInstanceOf(ChainBroken.class)
        .hasMessageContaining("starts with block 1");
  }

  @Test
  void a_block_that_follows_another_chain_is_refused() {
    tables().accept(chain().blocks().subList(0, 3));
    TestChain other = new TestChain().add(TestChain.config());
    for (int i = 1; i < 5; i++) {
      other.add(day(TxValidationCode.VALID, 100 + i));
    }
    assertThatThrownBy(() -> tables().accept(other.blocks().subList(3, 4)))
        .isInstanceOf(ChainBroken.class)
        .hasMessageContaining("follows a block with the hash " + other.blocks().get(2).hash())
        .hasMessageContaining("--rebuild");
    assertThatThrownBy(() -> tables().accept(other.blocks().subList(2, 4)))
        .isInstanceOf(ChainBroken.class)
        .hasMessageContaining("block 2 has the hash " + other.blocks().get(2).hash());
  }

  @Test
  void two_features_cannot_take_the_same_rows() {
    Connection connection =
        new Connection(Path.of("c"), "pool", "pool", "accounts", new TreeMap<>());
    Projection counting = new Counting(database.jdbc());
    assertThatThrownBy(() ->
            new ChainTables(
                database.jdbc(), database.transaction(), connection, List.of(counting, counting)))
        .hasMessageContaining("rows of kind day");
  }
}
