package org.patentpool.pool.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalPropertiesTest {

  @Property
  void what_is_written_reads_back(@ForAll("json") Json json) {
    assertThat(StrictReader.read(Canonical.bytes(json))).isEqualTo(json);
  }

  @Property
  void different_values_have_different_bytes(@ForAll("json") Json one, @ForAll("json") Json two) {
    assertThat(Canonical.text(one).equals(Canonical.text(two))).isEqualTo(one.equals(two));
  }

  @Property
  void the_order_in_which_keys_arrive_never_matters(
      @ForAll("json") Json json, @ForAll Random random) {
    String shuffled = shuffled(json, random);
    assertThat(Canonical.text(StrictReader.read(CanonicalTest.bytes(shuffled))))
        .isEqualTo(Canonical.text(json));
  }

  @Property
  void whatever_the_bytes_are_they_are_read_or_refused(@ForAll byte[] bytes) {
    try {
      Json json = StrictReader.read(bytes);
      assertThat(StrictReader.read(Canonical.bytes(json))).isEqualTo(json);
    } catch (MalformedException e) {
      assertThat(e.rejection().reason()).isNotEmpty();
    }
  }

  /** Few characters, so that keys and strings often agree; of every kind that sorts differently. */
  @Provide
  Arbitrary<Json> json() {
    Arbitrary<String> strings =
        Arbitraries.of("", "a", "b", "1", "\"", "\\", "\n", "\u0001", "é", "\ufffe", "😀", "€")
            .list()
            .ofMaxSize(3)
            .map(parts -> String.join("", parts));
    Arbitrary<Json> leaves =
        Arbitraries.oneOf(
            strings.map(Json.Text::new),
            Arbitraries.of(true, false).map(Json.Bool::new),
            Arbitraries.just(Json.Null.NULL));
    return Arbitraries.recursive(() -> leaves, inner -> deeper(inner, strings), 0, 3);
  }

  private static Arbitrary<Json> deeper(Arbitrary<Json> inner, Arbitrary<String> names) {
    return Arbitraries.oneOf(
        inner,
        inner.list().ofMaxSize(3).map(Json.Arr::new),
        Arbitraries.maps(names, inner).ofMaxSize(4).map(Json.Obj::of));
  }

  private static String shuffled(Json json, Random random) {
    return switch (json) {
      case Json.Arr(var items) ->
          items.stream()
              .map(item -> shuffled(item, random))
              .collect(Collectors.joining(" , ", "[", "]"));
      case Json.Obj object -> {
        List<Map.Entry<String, Json>> entries = new ArrayList<>(object.members().entrySet());
        Collections.shuffle(entries, random);
        yield entries.stream()
            .map(e ->
                Canonical.text(new Json.Text(e.getKey())) + ": " + shuffled(e.getValue(), random))
            .collect(Collectors.joining(",\n", "{", "}"));
      }
      default -> Canonical.text(json);
    };
  }
}
