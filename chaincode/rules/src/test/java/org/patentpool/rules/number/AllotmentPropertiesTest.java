package org.patentpool.rules.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AllotmentPropertiesTest {
  private static List<Fraction> weights(List<Long> values) {
    return values.stream().map(Fraction::of).toList();
  }

  private static Fraction sum(List<Fraction> weights) {
    return weights.stream().reduce(Fraction.ZERO, Fraction::plus);
  }

  @Property
  void parts_add_up_and_none_is_a_unit_away_from_its_quota(
      @ForAll long total, @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0) Long> values) {
    List<Fraction> weights = weights(values);
    Fraction sum = sum(weights);
    Assume.that(sum.signum() > 0);
    List<Long> parts = Allotment.allot(total, weights);
    assertThat(parts.stream().map(BigInteger::valueOf).reduce(BigInteger::add))
        .contains(BigInteger.valueOf(total));
    for (int i = 0; i < parts.size(); i++) {
      Fraction quota = Fraction.of(total).times(weights.get(i)).dividedBy(sum);
      assertThat(quota.minus(Fraction.of(parts.get(i))))
          .isLessThan(Fraction.ONE)
          .isGreaterThan(Fraction.of(-1));
      if (values.get(i) == 0) {
        assertThat(parts.get(i)).isZero();
      }
    }
  }

  @Property
  void units_left_over_go_to_the_largest_remainders_and_then_to_the_first(
      @ForAll @LongRange(min = -1_000, max = 1_000) long total,
      @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 5) Long> values) {
    List<Fraction> weights = weights(values);
    Fraction sum = sum(weights);
    Assume.that(sum.signum() > 0);
    List<Long> parts = new ArrayList<>();
    List<Fraction> rests = new ArrayList<>();
    long left = Math.abs(total);
    for (Fraction weight : weights) {
      Fraction quota = Fraction.of(Math.abs(total)).times(weight).dividedBy(sum);
      parts.add(quota.floor().longValueExact());
      rests.add(quota.minus(Fraction.of(quota.floor())));
      left -= parts.getLast();
    }
    for (; left > 0; left--) {
      int next = 0;
      for (int i = 1; i < rests.size(); i++) {
        next = rests.get(i).compareTo(rests.get(next)) > 0 ? i : next;
      }
      parts.set(next, parts.get(next) + 1);
      rests.set(next, Fraction.of(-1));
    }
    List<Long> signed = parts.stream().map(part -> total < 0 ? -part : part).toList();
    assertThat(Allotment.allot(total, weights)).isEqualTo(signed);
  }

  @Property
  void small_and_large_numbers_are_split_alike(
      @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long total,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000) Long> values) {
    List<Fraction> weights = weights(values);
    Assume.that(sum(weights).signum() > 0);
    Fraction shift = Fraction.of(BigInteger.ONE.shiftLeft(80));
    List<Long> parts = Allotment.allot(total, weights);
    assertThat(Allotment.allot(total, weights.stream().map(shift::times).toList()))
        .isEqualTo(parts);
    assertThat(
            Allotment.allot(
                total, weights.stream().map(each -> each.dividedBy(Fraction.of(7))).toList()))
        .isEqualTo(parts);
  }

  @Test
  void what_cannot_be_split_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Allotment.allot(1, weights(List.of())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allotment.allot(1, weights(List.of(0L, 0L))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allotment.allot(1, weights(List.of(2L, -1L))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Allotment.allot(1, weights(List.of(Long.MAX_VALUE, Long.MAX_VALUE, -1L))));
  }

  @Test
  void ids_beyond_the_basic_plane_come_after_all_of_it() {
    assertThat(Ids.ORDER.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
    assertThat(Ids.ORDER.compare("a", "ab")).isNegative();
    assertThat(Ids.ORDER.compare("\uE000", "\uD7FF")).isPositive();
  }
}
