package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Pointer;
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
    SortedMap<String, Long> expected = new TreeMap<>(Ids.ORDER);
    expected.put("/gross", settlement.gross());
    expected.put("/adminFee", settlement.adminFee());
    expected.put("/reserve", settlement.reserve());
    expected.put("/distributable", settlement.distributable());
    expected.put("/deficitCarriedOut", settlement.deficitCarriedOut());
    for (int i = 0; i < settlement.components().size(); i++) {
      Settlement.Pot pot = settlement.components().get(i);
      String at = Pointer.to("components", i);
      expected.put(at + "/pot", pot.pot());
      expected.put(at + "/unallocated", pot.unallocated());
      pot.members().forEach((id, part) -> expected.put(at + "/members" + Pointer.to(id), part));
    }
    for (Settlement.Member member : settlement.members()) {
      String at = Pointer.to("members", member.id());
      expected.put(at + "/share", member.share());
      expected.put(at + "/held", member.held());
      expected.put(at + "/withheld", member.withheld());
      expected.put(at + "/payable", member.payable());
      expected.put(at + "/carriedOut", member.carriedOut());
    }
    expected.forEach(
        (figure, value) -> assertThat(figures).containsEntry(figure, Fraction.of(value)));
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
