package org.patentpool.network.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  @Property
  void keys_are_ordered_like_their_bytes(@ForAll String left, @ForAll String right) {
    // Unpaired surrogates have no UTF-8 form, so no key on a ledger contains one.
    String a = new String(left.getBytes(UTF_8), UTF_8);
    String b = new String(right.getBytes(UTF_8), UTF_8);
    assertThat(Integer.signum(KeyOrder.UTF_8.compare(a, b)))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8))));
  }

  @Test
  void a_character_beyond_the_basic_plane_comes_after_all_within_it() {
    assertThat("\uFFFD").isGreaterThan("\uD83D\uDE00");
    assertThat(KeyOrder.UTF_8.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
  }
}
