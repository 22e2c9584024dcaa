package org.patentpool.rules.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {

  /** The paragraphs of the rulebook, and the numbered steps of those that have some. */
  private static List<String> paragraphs() throws IOException {
    List<String> paragraphs = new ArrayList<>();
    String section = "";
    for (String line : Files.readAllLines(Path.of("RULEBOOK.md"))) {
      if (line.matches("## \\d+\\. .*")) {
        section = "§" + line.substring(3, line.indexOf('.'));
        paragraphs.add(section);
      } else if (line.matches("\\d+\\. .*")) {
        paragraphs.add(section + "." + line.substring(0, line.indexOf('.')));
      }
    }
    return paragraphs;
  }

  @ParameterizedTest
  @EnumSource
  void a_rule_says_what_it_computes_and_where_the_rulebook_says_so(Rule rule) throws IOException {
    assertThat(paragraphs()).contains(rule.paragraph());
    assertThat(rule.text()).isNotBlank();
  }
}
