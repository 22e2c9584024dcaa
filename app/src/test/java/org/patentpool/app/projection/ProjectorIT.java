package org.patentpool.app.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.app.database.TestDatabase;
import org.patentpool.app.ledger.Blocks;
import org.patentpool.app.ledger.ChainBlock;
import org.patentpool.app.ledger.Connection;
import org.patentpool.app.ledger.Feed;
import org.patentpool.app.ledger.Stream;
import org.patentpool.app.ledger.TestChain;
import org.springframework.dao.DataAccessResourceFailureException;

class ProjectorIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static TestDatabase database;

  private final AtomicInteger applied = new AtomicInteger();
  private @Nullable Projector projector;

  /** A ledger that has exactly these blocks and then waits for more. */
  private record Fixed(List<ChainBlock> chain) implements Blocks {
    @Override
    public Feed<ChainBlock> blocks(long from) {
      return new Feed<>("fixed", from, this::open, (_, block) -> block.number() + 1);
    }

    private Stream<ChainBlock> open(long from) {
      Iterator<ChainBlock> left = chain.subList(Math.toIntExact(from), chain.size()).iterator();
      return new Stream<>() {
        @Override
        public boolean hasNext() {
          return left.hasNext();
        }

        @Override
        public ChainBlock next() {
          return left.next();
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public long height() {
      return chain.size();
    }
  }

  /** A database that is away for a moment, then there again. */
  private final class AwayOnce implements Projection {
    @Override
    public Set<String> kinds() {
      return Set.of("row");
    }

    @Override
    public void apply(Change change) {
      if (applied.incrementAndGet() == 2) {
        throw new DataAccessResourceFailureException("away for a moment");
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
  }

  @AfterEach
  void end() {
    if (projector != null) {
      projector.stop();
    }
  }

  private static List<ChainBlock> chain(String name, int length) {
    TestChain chain = new TestChain().add(TestChain.config());
    for (int i = 1; i < length; i++) {
      chain.add(
          TestChain.call(
              TxValidationCode.VALID,
              name + i,
              "f",
              Map.of(TestChain.key("row", name), new byte[] {1})));
    }
    return chain.blocks();
  }

  private Chain follow(List<ChainBlock> chain) {
    end();
    var connection = new Connection(Path.of("c"), "pool", "pool", "accounts", new TreeMap<>());
    var tables =
        new ChainTables(
            database.jdbc(), database.transaction(), connection, List.of(new AwayOnce()));
    Projector started = new Projector(new Fixed(chain), tables);
    projector = started;
    started.start();
    return started;
  }

  private String stopped(Chain chain) {
    await().atMost(PATIENCE).until(() -> chain.status().stopped());
    return String.valueOf(chain.status().trouble());
  }

  @Test
  void it_goes_on_after_the_database_was_away() throws Exception {
    follow(chain("a", 5)).await(4, PATIENCE);
    assertThat(database.jdbc().sql("select count(*) from block").query(Integer.class).single())
        .isEqualTo(5);
  }

  @Test
  void it_reads_on_where_another_one_stopped() throws Exception {
    List<ChainBlock> chain = chain("a", 9);
    follow(chain.subList(0, 4)).await(3, PATIENCE);
    follow(chain).await(8, PATIENCE);
    assertThat(database.jdbc().sql("select number from block order by 1").query(Long.class).list())
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void it_stops_before_another_ledger() throws Exception {
    follow(chain("a", 4)).await(3, PATIENCE);
    end();
    List<String> before = database.content();
    Chain other = follow(chain("b", 9));
    assertThat(stopped(other)).contains("block 3 has the hash").contains("--rebuild");
    assertThat(database.content()).isEqualTo(before);
    assertThatThrownBy(() -> other.await(8, PATIENCE)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void it_stops_before_a_ledger_that_has_lost_blocks() throws Exception {
    List<ChainBlock> chain = chain("a", 6);
    follow(chain).await(5, PATIENCE);
    assertThat(stopped(follow(chain.subList(0, 3))))
        .contains("the ledger has 3 blocks, the tables remember block 5");
  }
}
