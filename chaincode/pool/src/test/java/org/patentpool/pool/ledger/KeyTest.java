package org.patentpool.pool.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000", "\udbff\udfff", "\ud800"})
  void parts_the_ledger_cannot_hold_are_refused(String part) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Key("party", List.of(part)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Party", "two words", "a\u0000"})
  void an_object_type_is_a_lower_case_word(String type) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Key(type, List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65})
  void a_part_has_at_most_sixty_four_characters(int length) {
    List<String> parts = List.of("x".repeat(length));
    if (length <= Key.MAX_PART) {
      assertThat(new Key("party", parts).parts()).isEqualTo(parts);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> new Key("party", parts));
    }
  }

  @Property
  void keys_stand_in_the_order_of_their_bytes(
      @ForAll @Size(max = 2) List<@StringLength(min = 1, max = 3) @Letters String> one,
      @ForAll @Size(max = 2) List<@StringLength(min = 1, max = 3) @Letters String> two) {
    var first = new Key("k", one);
    var second = new Key("k", two);
    assertThat(Integer.signum(first.compareTo(second)))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(bytes(first), bytes(second))));
    assertThat(second.startsWith(first))
        .isEqualTo(second.composite().startsWith(first.composite()));
  }

  private static byte[] bytes(Key key) {
    return key.composite().getBytes(StandardCharsets.UTF_8);
  }

  /** Letters that sort differently as UTF-16 and as UTF-8, among others. */
  @CharRange(from = 'a', to = 'c')
  @CharRange(from = '\uffe0', to = '\uffe2')
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE_USE)
  @interface Letters {}
}
