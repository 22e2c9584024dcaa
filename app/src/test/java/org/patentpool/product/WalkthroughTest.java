package org.patentpool.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.patentpool.product.Walkthrough.Step;

class WalkthroughTest {
  @Test
  void only_console_blocks_are_walked_through() {
    String text =
        """
        Text with $ signs.

        ```console
        $ ./pool start &
        ready http://127.0.0.1:8080
        $ echo one; echo two
        one
        two
        ```

        ```sh
        ./pool test
        ```

        ```console
        $ true
        ```
        """;
    assertThat(Walkthrough.read(text).steps())
        .extracting(Step::commandAlone, Step::runsOn, step -> step.shown().strip())
        .containsExactly(
            tuple("./pool start", true, "ready http://127.0.0.1:8080"),
            tuple("echo one; echo two", false, "one\ntwo"),
            tuple("true", false, ""));
  }

  @Test
  void an_ellipsis_stands_for_anything_and_nothing_else_does() {
    Step step = new Step("x", "block … of [a.b]\n…\nend\n");
    assertThat(step.expected().matcher("block 17 of [a.b]\n1\n2\nend").matches()).isTrue();
    assertThat(step.expected().matcher("block 17 of [axb]\n1\nend").matches()).isFalse();
    assertThat(step.expected().matcher("block 17 of [a.b]\nend").matches()).isFalse();
  }

  @Test
  void a_console_block_without_a_command_is_refused() {
    assertThatThrownBy(() -> Walkthrough.read("```console\nready\n```\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ready");
  }
}
