package org.patentpool.pool.canonical;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalTest {

  /** The vectors of the project, and those beside the checkout where there are any. */
  static Stream<Path> files() {
    return Stream.of(
            Path.of("src/test/resources/vectors/canonical.json"),
            Path.of("../../../shared/vectors/canonical.json"))
        .filter(Files::exists);
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_vectors_hold(Path file) throws IOException {
    var vectors = (Json.Arr) StrictReader.read(Files.readAllBytes(file));
    assertThat(vectors.items()).hasSizeGreaterThan(4);
    for (Json vector : vectors.items()) {
      var members = ((Json.Obj) vector).members();
      Json input = requireNonNull(members.get("input"));
      assertThat(new Json.Text(Canonical.text(input))).isEqualTo(members.get("canonical"));
      assertThat(Json.of(Canonical.sha256(input))).isEqualTo(members.get("sha256"));
    }
  }

  @Test
  void an_integer_and_its_digits_are_the_same() {
    assertThat(StrictReader.read(bytes("[0,-0,-5,9223372036854775807]")))
        .isEqualTo(Json.of(List.of("0", "0", "-5", "9223372036854775807")));
  }

  @Test
  void characters_are_escaped_only_where_they_must() {
    var text = new Json.Text("\u0000\u0008\u0009\n\u000b\f\r\u001f\"\\/\u007f\u2028é😀");
    assertThat(Canonical.text(text))
        .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\u007f\u2028é😀\"");
  }

  @Test
  void truth_and_nothing_are_kept() {
    String text = "{\"a\":[true,false,null]}";
    assertThat(Canonical.text(StrictReader.read(bytes(text)))).isEqualTo(text);
  }

  @Test
  void a_lone_surrogate_has_no_canonical_bytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Json.Text("\ud83d"));
    assertThatIllegalArgumentException().isThrownBy(() -> Json.Obj.EMPTY.with("\ude00", "x"));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
