package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.EventType;
import org.patentpool.pool.decision.QueryType;
import org.patentpool.pool.rejection.Code;

/** COMMANDS.md says what the code does. */
class CommandsDocumentTest {

  static final Path DOCUMENT = Path.of("COMMANDS.md");
  private static final Pattern COMMAND =
      Pattern.compile("### `([a-z.]+)`\n(?:[^#`][^\n]*\n)*```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern QUERY =
      Pattern.compile(
          "^\\| `([a-z]+\\.[a-z]+)` \\| (?:everybody|parties) \\| `(.*?)`", Pattern.MULTILINE);
  private static final Pattern CODE =
      Pattern.compile("^\\| `([A-Z_]+)` \\| ([a-z]+) \\| (.*) \\| (.*) \\|$", Pattern.MULTILINE);

  private static List<MatchResult> find(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(DOCUMENT)).results().toList();
  }

  @Test
  void every_command_is_described_with_an_example_that_is_read() throws IOException {
    List<MatchResult> examples = find(COMMAND);
    assertThat(examples)
        .extracting(example -> example.group(1))
        .containsExactlyElementsOf(
            names(Arrays.stream(CommandType.values()).map(CommandType::value)));
    for (MatchResult example : examples) {
      assertThat(parse(example.group(1), example.group(2))).isInstanceOf(Command.class);
    }
  }

  @Test
  void every_query_is_described_with_an_example_that_is_read() throws IOException {
    List<MatchResult> examples = find(QUERY);
    assertThat(examples)
        .extracting(example -> example.group(1))
        .containsExactlyInAnyOrderElementsOf(
            names(Arrays.stream(QueryType.values()).map(QueryType::value)));
    for (MatchResult example : examples) {
      assertThat(parse(example.group(1), example.group(2))).isInstanceOf(Query.class);
    }
  }

  @Test
  void every_code_is_described_as_it_is_answered() throws IOException {
    assertThat(find(CODE))
        .extracting(row -> List.of(row.group(1), row.group(2), row.group(3), row.group(4)))
        .containsExactlyElementsOf(
            Arrays.stream(Code.values())
                .map(code ->
                    List.of(
                        code.name(),
                        code.kind().name().toLowerCase(Locale.ROOT),
                        code.reason(),
                        code.remedy()))
                .toList());
  }

  @Test
  void every_event_is_named() throws IOException {
    String text = Files.readString(DOCUMENT);
    assertThat(EventType.values())
        .allSatisfy(event -> assertThat(text).contains("`" + event.value() + "`"));
  }

  private static List<String> names(Stream<String> names) {
    return names.toList();
  }

  private static Call parse(String function, String payload) {
    return Commands.parse(function, payload.getBytes(StandardCharsets.UTF_8));
  }
}
