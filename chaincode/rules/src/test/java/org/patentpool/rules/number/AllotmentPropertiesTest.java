package org.patentpool.rules.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AllotmentPropertiesTest {
  private static SortedMap<String, BigInteger> weights(List<Long> values) {
    SortedMap<String, BigInteger> weights = new TreeMap<>(Ids.ORDER);
    for (int i = 0; i < values.size(); i++) {
      weights.put("id-" + i, BigInteger.valueOf(values.get(i)));
    }
    return weights;
  }

  private static BigInteger sum(Map<String, BigInteger> weights) {
    return weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Property
  void parts_add_up_and_none_is_a_unit_away_from_its_quota(
      @ForAll long total, @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0) Long> values) {
    SortedMap<String, BigInteger> weights = weights(values);
    BigInteger sum = sum(weights);
    Assume.that(sum.signum() > 0 && total != Long.MIN_VALUE);
    SortedMap<String, Long> parts = Allotment.allot(total, weights);
    assertThat(parts.values().stream().map(BigInteger::valueOf).reduce(BigInteger::add))
        .contains(BigInteger.valueOf(total));
    parts.forEach((id, part) -> {
      BigInteger weight = weights.getOrDefault(id, BigInteger.ZERO);
      Fraction quota = new Fraction(BigInteger.valueOf(total).multiply(weight), sum);
      Fraction error = quota.minus(Fraction.of(part));
      assertThat(error).isLessThan(Fraction.ONE).isGreaterThan(Fraction.of(-1));
      if (weight.signum() == 0) {
        assertThat(part).isZero();
      }
    });
  }

  @Property
  void the_order_of_the_ids_never_matters(
      @ForAll @LongRange(min = 0, max = 1_000_000) long total,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 5) Long> values,
      @ForAll Random random) {
    SortedMap<String, BigInteger> weights = weights(values);
    Assume.that(sum(weights).signum() > 0);
    List<String> shuffled = new ArrayList<>(weights.keySet());
    Collections.shuffle(shuffled, random);
    Map<String, BigInteger> other = new LinkedHashMap<>();
    shuffled.forEach(id -> other.put(id, weights.getOrDefault(id, BigInteger.ZERO)));
    assertThat(Allotment.allot(total, other)).isEqualTo(Allotment.allot(total, weights));
  }

  @Property
  void small_and_large_numbers_are_split_alike(
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long total,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000) Long> values) {
    SortedMap<String, BigInteger> weights = weights(values);
    Assume.that(sum(weights).signum() > 0);
    SortedMap<String, BigInteger> huge = new TreeMap<>(Ids.ORDER);
    weights.forEach((id, weight) -> huge.put(id, weight.shiftLeft(80)));
    assertThat(Allotment.allot(total, huge)).isEqualTo(Allotment.allot(total, weights));
    List<Fraction> sevenths =
        weights.values().stream()
            .map(weight -> new Fraction(weight, BigInteger.valueOf(7)))
            .toList();
    assertThat(Allotment.allotInOrder(total, sevenths))
        .containsExactlyElementsOf(Allotment.allot(total, weights).values());
  }

  @Test
  void what_cannot_be_split_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Allotment.allot(1, weights(List.of())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allotment.allot(1, weights(List.of(0L, 0L))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allotment.allot(1, weights(List.of(2L, -1L))));
  }

  @Test
  void ids_beyond_the_basic_plane_come_after_all_of_it() {
    assertThat(Ids.ORDER.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
    assertThat(Ids.ORDER.compare("a", "ab")).isNegative();
    assertThat(Ids.ORDER.compare("\uE000", "\uD7FF")).isPositive();
  }
}
