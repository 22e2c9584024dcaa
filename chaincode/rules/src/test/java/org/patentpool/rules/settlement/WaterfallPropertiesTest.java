package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.settlement.Waterfall.Cause;
import org.patentpool.rules.settlement.Waterfall.Step;

class WaterfallPropertiesTest {
  @Property(tries = 200)
  void the_steps_add_up_to_the_difference(@ForAll Random random) {
    Quarterly earlier = RandomQuarters.quarterly(new Quarter(2026, 3), random);
    Quarterly later = RandomQuarters.quarterly(new Quarter(2026, 4), random);
    for (Waterfall waterfall : Waterfall.between(earlier, later)) {
      long difference = waterfall.after() - waterfall.before();
      assertThat(waterfall.steps().stream().map(Step::exact).reduce(Fraction.ZERO, Fraction::plus))
          .isEqualTo(Fraction.of(difference));
      assertThat(waterfall.steps().stream().mapToLong(Step::amount).sum()).isEqualTo(difference);
      assertThat(waterfall.steps().stream().map(Step::cause).toList())
          .isEqualTo(Arrays.asList(Cause.values()));
      assertThat(waterfall.before()).isEqualTo(share(earlier, waterfall.founder()));
      assertThat(waterfall.after()).isEqualTo(share(later, waterfall.founder()));
    }
  }

  @Property(tries = 200)
  void a_quarter_does_not_differ_from_itself(@ForAll Random random) {
    Quarterly quarterly = RandomQuarters.quarterly(random);
    for (Waterfall waterfall : Waterfall.between(quarterly, quarterly)) {
      assertThat(waterfall.steps()).allMatch(step -> step.exact().signum() == 0);
    }
  }

  @Property(tries = 200)
  void the_order_of_no_list_matters(@ForAll Random random) {
    Quarterly earlier = RandomQuarters.quarterly(new Quarter(2026, 3), random);
    Quarterly later = RandomQuarters.quarterly(new Quarter(2026, 4), random);
    assertThat(Waterfall.between(shuffled(earlier, random), shuffled(later, random)))
        .isEqualTo(Waterfall.between(earlier, later));
  }

  private static Quarterly shuffled(Quarterly quarterly, Random random) {
    List<Founder> founders = new ArrayList<>(quarterly.founders());
    List<Family> families = new ArrayList<>(quarterly.families());
    Collections.shuffle(founders, random);
    Collections.shuffle(families, random);
    return new Quarterly(
        quarterly.quarter(),
        quarterly.policy(),
        founders,
        families,
        quarterly.takings(),
        quarterly.deficitCarriedIn(),
        quarterly.disputed());
  }

  private static long share(Quarterly quarterly, String founder) {
    return Settling.settle(quarterly).members().stream()
        .filter(member -> member.id().equals(founder))
        .mapToLong(Settlement.Member::share)
        .sum();
  }
}
