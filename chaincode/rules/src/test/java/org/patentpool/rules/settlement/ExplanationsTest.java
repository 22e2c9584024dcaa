package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Replay;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;

/** Every figure of a settlement says how it came about, and what it says is true. */
class ExplanationsTest {
  @Property(tries = 300)
  void what_is_said_of_a_figure_makes_the_figure(@ForAll Random random) {
    Working working = Working.shown();
    Settling.settle(RandomQuarters.quarterly(random), working);
    assertThat(working.explanations()).isNotEmpty();
    for (Explanation each : working.explanations()) {
      assertThat(each.exact()).as(each.toString()).isEqualTo(Replay.exact(each));
      assertThat(Replay.isFigure(each)).as(each.toString()).isTrue();
    }
  }

  @Property(tries = 300)
  void every_figure_is_explained_once(@ForAll Random random) {
    Quarterly quarterly = RandomQuarters.quarterly(random);
    Working working = Working.shown();
    Settlement settlement = Settling.settle(quarterly, working);
    SortedMap<String, Fraction> figures = new TreeMap<>(Ids.ORDER);
    for (Explanation each : working.explanations()) {
      assertThat(figures.put(each.figure(), each.value())).as(each.figure()).isNull();
    }
    Figures.of(settlement)
        .forEach((figure, value) -> assertThat(figures).containsEntry(figure, Fraction.of(value)));
  }

  @Property(tries = 300)
  void to_be_asked_changes_nothing(@ForAll Random random) {
    Quarterly quarterly = RandomQuarters.quarterly(random);
    Working unshown = Working.unshown();
    assertThat(Settling.settle(quarterly, unshown))
        .isEqualTo(Settling.settle(quarterly, Working.shown()));
    assertThat(unshown.explanations()).isEmpty();
  }
}
