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

  @ParameterizedTest
  @MethodSource("rows")
  void a_row_of_the_first_version_is_read_and_would_be_written_alike(String line) {
    String row = line.substring(line.indexOf('{'));
    assertThat(Canonical.text(Records.read(key(line), row.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(row);
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
  void a_row_of_no_known_type_is_an_error() {
    var key = new Key("patent", List.of("x"));
    assertThatThrownBy(() -> Records.read(key, "{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage("row patent [x]: unknown type patent");
  }
}
