package org.patentpool.pool.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.rejection.Rejection;

class StrictReaderTest {

  private static final Path REFUSED = Path.of("src/test/resources/refused");

  static Stream<String> refused() throws IOException {
    return Files.readAllLines(REFUSED.resolve("bytes.txt")).stream();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void bad_bytes_are_refused_with_code_and_place(String line) throws IOException {
    String[] expected = line.split(" ", -1);
    byte[] bytes = Files.readAllBytes(REFUSED.resolve("bytes").resolve(expected[0] + ".json"));
    Rejection rejection = refusal(bytes);
    assertThat(rejection.code()).isEqualTo(Code.valueOf(expected[1]));
    assertThat(rejection.at()).isEqualTo(expected.length > 2 ? expected[2] : "");
  }

  @Test
  void every_file_of_bad_bytes_is_expected() throws IOException {
    try (Stream<Path> files = Files.list(REFUSED.resolve("bytes"))) {
      List<String> names =
          files.map(f -> f.getFileName().toString().replace(".json", "")).sorted().toList();
      assertThat(refused().map(line -> line.split(" ", -1)[0])).containsExactlyElementsOf(names);
    }
  }

  @Test
  void a_message_may_be_as_large_as_the_limit_and_no_larger() {
    String inside = "x".repeat(StrictReader.MAX_BYTES - 2);
    assertThat(StrictReader.read(CanonicalTest.bytes('"' + inside + '"')))
        .isEqualTo(new Json.Text(inside));
    assertThat(refusal(CanonicalTest.bytes("\"x" + inside + '"')).code()).isEqualTo(Code.TOO_LARGE);
  }

  @Test
  void sixteen_levels_are_read() {
    String text = "[".repeat(16) + "]".repeat(16);
    assertThat(Canonical.text(StrictReader.read(CanonicalTest.bytes(text)))).isEqualTo(text);
  }

  @Test
  void a_flood_of_brackets_is_refused_like_any_other_depth() {
    byte[] bytes = CanonicalTest.bytes("[".repeat(StrictReader.MAX_BYTES));
    assertThat(refusal(bytes).code()).isEqualTo(Code.TOO_DEEP);
  }

  private static Rejection refusal(byte[] bytes) {
    var thrown = catchThrowableOfType(MalformedException.class, () -> StrictReader.read(bytes));
    assertThat(thrown).as("it is refused").isNotNull();
    return thrown.rejection();
  }
}
