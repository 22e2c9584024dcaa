package org.patentpool.pool.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;

class RecordTypeTest {

  /** How a lamp was stored at first. */
  private record Lamp(Id lamp, boolean lit) implements Json.Source {
    static final RecordType<Lamp> TYPE =
        RecordType.first(
            "lamp",
            Form.object(f -> new Lamp(f.get("lamp", Id.FORM), f.get("lit", Form.TRUTH))),
            lamp -> List.of(lamp.lamp()));

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY.with("lamp", lamp).with("lit", lit);
    }
  }

  /** How it is stored since it can be dimmed. */
  private record Dimmer(Id lamp, int level) implements Json.Source {
    static final RecordType<Dimmer> TYPE =
        Lamp.TYPE.next(
            Form.object(
                f -> new Dimmer(f.get("lamp", Id.FORM), f.get("level", Form.integer(0, 9)))),
            old -> new Dimmer(old.lamp(), old.lit() ? 9 : 0),
            dimmer -> List.of(dimmer.lamp()));

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY.with("lamp", lamp).with("level", level);
    }
  }

  private static final Key KEY = new Key("lamp", List.of("a"));
  private static final String OLD = "{\"lamp\":\"a\",\"lit\":true,\"type\":\"lamp\",\"v\":\"1\"}";

  private static Dimmer read(String row) {
    return Dimmer.TYPE.read(KEY, row.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_old_row_is_read_by_its_own_decoder_and_lifted() {
    assertThat(read(OLD)).isEqualTo(new Dimmer(new Id("a"), 9));
  }

  @Test
  void a_new_row_is_written_in_the_new_version_under_the_old_key() {
    var put = (Write.Put) Dimmer.TYPE.put(new Dimmer(new Id("a"), 3));
    assertThat(put.key()).isEqualTo(KEY);
    assertThat(new String(put.bytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"lamp\":\"a\",\"level\":\"3\",\"type\":\"lamp\",\"v\":\"2\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lamp\":\"a\",\"lit\":true,\"type\":\"lamp\",\"v\":\"3\"}",
        "{\"lamp\":\"a\",\"lit\":true,\"type\":\"torch\",\"v\":\"1\"}",
        "{\"lamp\":\"a\",\"lit\":true,\"type\":\"lamp\"}",
        "{\"lamp\":\"a\",\"lit\":true,\"v\":\"1\"}",
        "{\"lamp\":\"b\",\"lit\":true,\"type\":\"lamp\",\"v\":\"1\"}",
        "{\"lamp\":\"a\",\"level\":\"3\",\"type\":\"lamp\",\"v\":\"1\"}",
        "{\"lamp\":\"a\", \"lit\":true,\"type\":\"lamp\",\"v\":\"1\"}",
        "{\"lamp\":\"a\",\"lit\":true,\"type\":\"lamp\",\"v\":1}",
        "[]",
        "",
      })
  void any_other_row_is_an_error(String row) {
    assertThatThrownBy(() -> read(row))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("row lamp [a]");
  }

  @Test
  void a_row_that_could_not_be_read_is_not_written() {
    assertThatThrownBy(() -> Dimmer.TYPE.put(new Dimmer(new Id("a"), 10)))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void numbers_in_keys_stand_in_their_order() {
    var numbered =
        RecordType.first("n", Form.object(f -> new Lamp(new Id("a"), true)), _ -> List.of());
    assertThat(numbered.key(9)).isLessThan(numbered.key(10));
  }
}
