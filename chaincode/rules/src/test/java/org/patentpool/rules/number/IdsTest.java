package org.patentpool.rules.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void ids_are_ordered_by_the_bytes_of_their_utf_8() {
    List<String> ordered =
        List.of(
            "",
            "Z",
            "a",
            "ab",
            "b",
            "\uD7FF", // ED 9F BF
            "\uE000", // EE 80 80
            "\uFFFD", // EF BF BD
            "\uD800\uDC00", // F0 90 80 80
            "\uDBFF\uDFFF"); // F4 8F BF BF
    List<String> ids = new ArrayList<>(ordered.reversed());
    ids.sort(Ids.ORDER);
    assertThat(ids).isEqualTo(ordered);
  }

  @Test
  void ids_are_compared_without_normalisation() {
    String composed = "\u00E9";
    String decomposed = "e\u0301";
    Ids.requireDistinct("founder", List.of(composed, decomposed));
    assertThatThrownBy(
            () -> Ids.requireDistinct("founder", List.of(composed, decomposed, composed)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
