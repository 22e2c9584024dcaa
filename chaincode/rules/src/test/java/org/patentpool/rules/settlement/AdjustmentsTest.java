package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.patentpool.rules.calendar.Quarter;

class AdjustmentsTest {
  private static final Quarter QUARTER = new Quarter(2026, 2);

  private static Settlement settlement(long gross, long reserve, Settlement.Member... members) {
    return new Settlement(
        QUARTER, gross, 0, reserve, gross - reserve, 0, List.of(), List.of(members));
  }

  private static Settlement.Member member(String id, long share, long held) {
    return new Settlement.Member(id, share, 0, 0, held, 0, share - held, 0);
  }

  @Test
  void a_wrong_patent_fact_moves_shares_and_the_reserve_pays_the_rest() {
    Settlement closed = settlement(1_000, 100, member("ada", 500, 0), member("bo", 400, 0));
    Settlement right = settlement(1_000, 0, member("ada", 300, 0), member("cy", 700, 0));
    Adjustments adjustments = Adjustments.recomputed(closed, right);
    assertThat(adjustments.byFounder())
        .containsExactly(entry("ada", -200L), entry("bo", -400L), entry("cy", 700L));
    assertThat(adjustments.reserve()).isEqualTo(-100);
  }

  @Test
  void money_facts_of_a_closed_quarter_are_not_put_right() {
    Settlement closed = settlement(1_000, 0, member("ada", 1_000, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Adjustments.recomputed(closed, settlement(1_001, 0, member("ada", 1_001, 0))));
    Settlement other =
        new Settlement(QUARTER.next(), 1_000, 0, 0, 1_000, 0, List.of(), closed.members());
    assertThatIllegalArgumentException().isThrownBy(() -> Adjustments.recomputed(closed, other));
  }

  @Test
  void what_was_held_is_added_on_either_outcome_of_the_dispute() {
    Settlement disputed = settlement(1_000, 0, member("ada", 600, 150), member("bo", 400, 0));
    Adjustments released = Adjustments.released(disputed);
    assertThat(released.byFounder()).containsExactly(entry("ada", 150L), entry("bo", 0L));
    assertThat(released.reserve()).isZero();

    Settlement lost = settlement(1_000, 0, member("ada", 450, 0), member("bo", 550, 0));
    Adjustments both = Adjustments.recomputed(disputed, lost).and(released);
    assertThat(both.byFounder()).containsExactly(entry("ada", 0L), entry("bo", 150L));
    assertThat(both.reserve()).isZero();
    assertThat(Adjustments.none().and(both)).isEqualTo(both);
  }

  @Property(tries = 300)
  void the_reserve_moves_by_what_the_recomputed_reserve_differs(@ForAll Random random) {
    Quarterly quarterly = RandomQuarters.quarterly(random);
    Quarterly right =
        new Quarterly(
            quarterly.quarter(),
            quarterly.policy(),
            quarterly.founders(),
            quarterly.families().stream().skip(1).toList(),
            quarterly.takings(),
            quarterly.deficitCarriedIn(),
            quarterly.disputed());
    Settlement closed = Settling.settle(quarterly);
    Settlement recomputed = Settling.settle(right);
    Adjustments adjustments = Adjustments.recomputed(closed, recomputed);
    assertThat(adjustments.reserve()).isEqualTo(recomputed.reserve() - closed.reserve());
    assertThat(adjustments.byFounder().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(-adjustments.reserve());
  }
}
