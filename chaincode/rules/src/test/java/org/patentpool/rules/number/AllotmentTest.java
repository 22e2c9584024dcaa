package org.patentpool.rules.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllotmentTest {
  private static final long HALF = 1L << 62;

  private static List<Long> split(long total, long... weights) {
    return Arrays.stream(Allotment.parts(total, weights)).boxed().toList();
  }

  @Test
  void everyone_gets_the_floor_and_the_largest_remainders_a_unit_each() {
    // 1 2/3, 3 1/3 and 5
    assertThat(split(10, 1, 2, 3)).containsExactly(2L, 3L, 5L);
    // 1 3/7 thrice and 5 5/7
    assertThat(split(10, 1, 1, 1, 4)).containsExactly(2L, 1L, 1L, 6L);
    assertThat(split(12, 1, 2, 3)).containsExactly(2L, 4L, 6L);
    assertThat(split(0, 1, 2)).containsExactly(0L, 0L);
  }

  @Test
  void equal_remainders_go_to_the_smaller_ids() {
    assertThat(split(2, 1, 1, 1)).containsExactly(1L, 1L, 0L);
  }

  @Test
  void a_zero_weight_gets_nothing() {
    assertThat(split(5, 0, 1, 1)).containsExactly(0L, 3L, 2L);
  }

  @Test
  void a_negative_total_is_split_like_its_absolute_value() {
    assertThat(split(-10, 1, 2, 3)).containsExactly(-2L, -3L, -5L);
  }

  @Test
  void rational_weights_count_by_their_ratios() {
    // 5, 3 1/3 and 1 2/3
    List<Fraction> weights = List.of(Fraction.of(1, 2), Fraction.of(1, 3), Fraction.of(1, 6));
    assertThat(Allotment.allot(10, weights)).containsExactly(5L, 3L, 2L);
    Fraction huge = Fraction.of(BigInteger.TWO.pow(80));
    assertThat(Allotment.allot(10, weights.stream().map(huge::times).toList()))
        .containsExactly(5L, 3L, 2L);
  }

  @Test
  void a_product_or_a_sum_of_weights_beyond_64_bits_is_exact() {
    assertThat(split(HALF, 2, 1)).containsExactly(3074457345618258603L, 1537228672809129301L);
    assertThat(split(HALF, 5, 1)).containsExactly(3843071682022823253L, 768614336404564651L);
    assertThat(split(1, HALF, HALF, HALF)).containsExactly(1L, 0L, 0L);
    Fraction weight = Fraction.of(BigInteger.TWO.pow(63));
    assertThat(Allotment.allot(3, List.of(weight, weight))).containsExactly(2L, 1L);
    // The last quota is a little less than a half, the others a quarter more than a whole number.
    assertThat(split(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 1))
        .containsExactly(HALF - 1, HALF - 1, 1L);
    assertThat(split(-Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 1))
        .containsExactly(1 - HALF, 1 - HALF, -1L);
    assertThat(split(Long.MIN_VALUE, 0, 1)).containsExactly(0L, Long.MIN_VALUE);
  }
}
