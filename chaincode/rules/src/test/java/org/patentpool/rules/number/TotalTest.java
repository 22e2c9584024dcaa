package org.patentpool.rules.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TotalTest {
  @Property
  void a_total_is_the_exact_sum(@ForAll List<Long> amounts) {
    Total total = new Total();
    amounts.forEach(total::add);
    assertThat(total.exact())
        .isEqualTo(
            amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add));
  }

  @Test
  void a_total_goes_on_beyond_64_bits_and_comes_back() {
    Total total = new Total();
    total.add(Long.MAX_VALUE);
    total.add(Long.MAX_VALUE);
    total.add(1);
    assertThat(total.exact()).isEqualTo(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
    total.add(Long.MIN_VALUE);
    total.add(Long.MIN_VALUE);
    assertThat(total.exact()).isEqualTo(BigInteger.ONE.negate());
  }
}
