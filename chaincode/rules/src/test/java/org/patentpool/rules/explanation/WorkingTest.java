package org.patentpool.rules.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.explanation.Explanation.Input;
import org.patentpool.rules.number.Figure;
import org.patentpool.rules.number.Fraction;

class WorkingTest {
  private static final Fraction HALF = Fraction.of(5, 2);

  @Test
  void a_working_that_nobody_asked_for_is_not_even_thought_out() {
    Working working = Working.unshown();
    working.show(() -> {
      throw new AssertionError("nobody asked");
    });
    assertThat(working.explanations()).isEmpty();
  }

  @Test
  void explanations_stand_in_the_order_in_which_figures_came_about() {
    Working working = Working.shown();
    Explanation first = Explanation.of(Rule.PARTS, "/b").gives(1);
    Explanation second = Explanation.of(Rule.PARTS, "/a").gives(2);
    working.show(() -> first);
    working.show(() -> second);
    assertThat(working.explanations()).containsExactly(first, second);
  }

  @Test
  void a_rounded_figure_keeps_the_exact_one_it_came_from() {
    assertThat(
            Explanation.of(Rule.RESERVE, "/reserve").with("gross", 3).gives(Figure.halfEven(HALF)))
        .isEqualTo(
            new Explanation(
                "/reserve",
                Rule.RESERVE,
                List.of(new Input("gross", "", Fraction.of(3))),
                HALF,
                Fraction.of(2)));
  }

  @Test
  void names_that_hold_slashes_and_tildes_stay_one_step_of_a_pointer() {
    assertThat(Pointer.to("members", "a/b~c", 7)).isEqualTo("/members/a~1b~0c/7");
    assertThat(Pointer.to()).isEmpty();
    assertThat(Pointer.lastStep("/members/a~1b~0c")).isEqualTo("a/b~c");
    assertThat(Pointer.lastStep("/members/~01")).isEqualTo("~1");
  }
}
