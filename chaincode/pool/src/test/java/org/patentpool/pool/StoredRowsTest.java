package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.ledger.UnreadableRecordException;
import org.patentpool.pool.register.PoolDay;

/** Rows as they were stored once are read for ever. The file is only ever added to. */
class StoredRowsTest {

  private static final Path ROWS = Path.of("src/test/resources/rows.txt");

  static Stream<String> rows() throws IOException {
    return Files.readAllLines(ROWS).stream();
  }

  private static Key key(String line) {
    List<String> words = List.of(line.substring(0, line.indexOf('{')).strip().split(" ", -1));
    return new Key(words.getFirst(), words.subList(1, words.size()));
  }

  /** After an arrow stands what a row of an earlier version would be written as today. */
  @ParameterizedTest
  @MethodSource("rows")
  void a_row_of_any_version_is_read_and_would_be_written_in_the_present_one(String line) {
    String[] rows = line.substring(line.indexOf('{')).split(" => ", -1);
    byte[] stored = rows[0].getBytes(StandardCharsets.UTF_8);
    assertThat(Canonical.text(Records.read(key(line), stored))).isEqualTo(rows[rows.length - 1]);
  }

  @Test
  void there_is_a_row_of_every_type_and_standing_and_motion() throws IOException {
    assertThat(rows().map(line -> key(line).type()).distinct())
        .containsExactlyInAnyOrderElementsOf(Records.types());
    String all = Files.readString(ROWS);
    assertThat(
            Stream.of(
                "NAMED",
                "PROPOSED",
                "INVITED",
                "NOT_ADMITTED",
                "APPLIED",
                "REFUSED",
                "ADMITTED",
                "ADMIT_FOUNDER",
                "ADOPT_TERMS",
                "ADMIT_ON_APPEAL",
                "SUSPEND_FOUNDER",
                "REINSTATE_FOUNDER"))
        .allSatisfy(kind -> assertThat(all).contains("\"kind\":\"" + kind + "\""));
  }

  @Test
  void a_pool_whose_day_was_stored_without_terms_goes_on_by_the_same_terms() {
    World world = World.active();
    Key day = PoolDay.TYPE.key();
    String terms = world.terms();
    world.ledger.put(day, World.members("type", "day", "v", 1, "day", World.FIRST_DAY));
    assertThat(world.terms()).isEqualTo(terms);
    world.withMember();
    assertThat(world.ledger.texts().get(day.composite())).contains("\"v\":\"1\"");
    world.on("2026-07-02");
    assertThat(world.ledger.texts().get(day.composite())).contains("\"v\":\"2\"", "\"terms\":");
    assertThat(world.terms()).isEqualTo(terms);
  }

  @Test
  void a_row_of_no_known_type_is_an_error() {
    var key = new Key("patent", List.of("x"));
    assertThatThrownBy(() -> Records.read(key, "{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage("row patent [x]: unknown type patent");
  }
}
