package org.patentpool.pool.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.proof.Inclusion.Side;
import org.patentpool.pool.proof.Inclusion.Step;

class PayablesTest {
  private static final Statement ADA = Settlements.statement("ada", 5);
  private static final Statement BO = Settlements.statement("bo", 7);
  private static final Statement CY = Settlements.statement("cy", 11);

  @Test
  void one_founder_is_its_own_root_and_needs_no_path() {
    var payables = Payables.of(List.of(ADA));
    assertThat(payables.root()).isEqualTo(ADA.leaf().node());
    assertThat(payables.inclusion("ada").path()).isEmpty();
  }

  @Test
  void of_three_founders_the_last_stands_alone() {
    var payables = Payables.of(List.of(ADA, BO, CY));
    Node pair = Node.above(ADA.leaf().node(), BO.leaf().node());
    assertThat(payables.root()).isEqualTo(Node.above(pair, CY.leaf().node()));
    assertThat(payables.root().sum()).isEqualTo(23);
    assertThat(payables.inclusion("bo").path())
        .containsExactly(
            new Step(Side.LEFT, ADA.leaf().node()), new Step(Side.RIGHT, CY.leaf().node()));
    assertThat(payables.inclusion("cy").path()).containsExactly(new Step(Side.LEFT, pair));
  }

  @Test
  void founders_stand_in_the_order_of_their_bytes_in_utf_8() {
    // In UTF-16 the surrogates of the second id would come first.
    Statement low = Settlements.statement("\uffee", 1);
    Statement high = Settlements.statement("😀", 1);
    assertThat(Payables.of(List.of(high, low)).statements()).containsExactly(low, high);
  }

  @Test
  void no_founder_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Payables.of(List.of()))
        .withMessage("a settlement has at least one founder");
  }

  @Test
  void two_statements_of_one_founder_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Payables.of(List.of(ADA, BO, Settlements.statement("ada", 6))))
        .withMessage("two statements are ada's");
  }

  @Test
  void statements_of_different_settlements_are_refused() {
    for (var stray :
        List.of(
            stray("other", "EUR", "2026-Q3"),
            stray("cells", "USD", "2026-Q3"),
            stray("cells", "EUR", "2026-Q4"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Payables.of(List.of(ADA, stray)))
          .withMessage("the statements are of different settlements");
    }
  }

  @Test
  void a_total_of_64_bits_is_reached_and_one_more_is_refused() {
    Statement all = Settlements.statement("bo", Long.MAX_VALUE - 5);
    assertThat(Payables.of(List.of(ADA, all)).root().sum()).isEqualTo(Long.MAX_VALUE);
    Statement more = Settlements.statement("bo", Long.MAX_VALUE - 4);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Payables.of(List.of(ADA, more)));
  }

  @Test
  void a_founder_without_statement_has_no_path() {
    var payables = Payables.of(List.of(ADA, BO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> payables.inclusion("cy"))
        .withMessage("no statement is cy's");
  }

  @Test
  void a_path_whose_sums_go_beyond_64_bits_proves_nothing() {
    var beside = new Node(Long.MAX_VALUE - 4, new Hash("00".repeat(32)));
    for (Side side : Side.values()) {
      var path = new Inclusion(List.of(new Step(side, beside)));
      assertThat(path.rootOver(ADA.leaf())).isEmpty();
      assertThat(path.proves(ADA.leaf(), ADA.leaf().node())).isFalse();
    }
  }

  @Test
  void a_node_above_two_founders_is_never_taken_for_one() {
    var payables = Payables.of(List.of(ADA, BO, CY));
    Node pair = Node.above(ADA.leaf().node(), BO.leaf().node());
    var path = new Inclusion(List.of(new Step(Side.RIGHT, CY.leaf().node())));
    assertThat(Node.above(pair, CY.leaf().node())).isEqualTo(payables.root());
    assertThat(path.proves(new Leaf(pair.sum(), pair.hash()), payables.root())).isFalse();
  }

  @Test
  void a_negative_sum_or_payable_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Node(-1, ADA.salt()))
        .withMessage("a sum of payables is never negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Leaf(-1, ADA.salt()))
        .withMessage("a payable is never negative");
  }

  private static Statement stray(String pool, String currency, String quarter) {
    return new Statement(
        pool, currency, quarter, "zoe", ADA.amounts(), ADA.components(), ADA.salt());
  }
}
