package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.StrictReader;
import org.patentpool.pool.rejection.Code;

/** Calls that are JSON but no calls of ours, each a file named after its fault. */
class RefusedCommandsTest {

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/refused/commands"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void it_is_refused_with_code_and_place(Path file) throws IOException {
    var refused = (Json.Obj) StrictReader.read(Files.readAllBytes(file));
    byte[] payload = Canonical.bytes(refused.get("payload").orElseThrow());
    Call call = Commands.parse(World.text(refused, "function"), payload);
    assertThat(call).isInstanceOf(Call.Malformed.class);
    Json.Obj rejection = ((Call.Malformed) call).rejected().json();
    assertThat(rejection)
        .returns(World.text(refused, "code"), r -> World.text(r, "code"))
        .returns(World.text(refused, "at"), r -> World.text(r, "at"));
  }

  @Test
  void a_rejection_says_what_where_why_and_what_to_do() {
    var call = (Call.Malformed) Commands.parse("pool.melt", new byte[0]);
    assertThat(call.rejected().kind()).isEqualTo(Code.Kind.UNKNOWN);
    assertThat(call.rejected().message())
        .isEqualTo(
            "{\"at\":\"\",\"code\":\"UNKNOWN_FUNCTION\",\"reason\":\"the pool knows no such"
                + " function\",\"remedy\":\"call one listed in COMMANDS.md\","
                + "\"type\":\"rejection\",\"v\":\"1\"}");
  }
}
