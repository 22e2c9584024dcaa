package org.patentpool.network.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patentpool.network.store.Promise.Collection;

class KeyTest {
  private static final List<String> NAMES = List.of("", "a", "aa", "b", "ab");
  private static final List<String> KEYS =
      List.of("", "\0", "\0\0", "a", "a\0", "\0a", "\0a\0", "a\0a", "b", "é", "\uffff", "😀");

  @Test
  void different_rows_have_different_keys() {
    Set<ByteString> keys = new HashSet<>();
    int count = 0;
    for (String name : NAMES) {
      for (String key : KEYS) {
        keys.add(ByteString.copyFrom(Key.of(Key.STATE).name(name).last(key)));
        keys.add(ByteString.copyFrom(StateStore.historyPrefix(name, key).number(1L).end()));
        count += 2;
        for (String collection : NAMES) {
          Key row = Key.of(Key.PRIVATE).collection(new Collection(name, collection));
          keys.add(ByteString.copyFrom(row.last(key)));
          count++;
        }
      }
    }
    assertThat(keys).hasSize(count);
  }

  @Test
  void no_history_prefix_begins_another() {
    for (String one : KEYS) {
      byte[] prefix = StateStore.historyPrefix("a", one).end();
      byte[] behind = Key.behind(prefix);
      for (String other : KEYS) {
        byte[] row = StateStore.historyPrefix("a", other).number(-1L).number(-1).end();
        boolean within =
            Arrays.compareUnsigned(row, prefix) >= 0 && Arrays.compareUnsigned(row, behind) < 0;
        assertThat(within).isEqualTo(one.equals(other));
      }
    }
  }

  @Test
  void what_is_behind_a_prefix_is_the_next_key_that_lacks_it() {
    assertThat(Key.behind(new byte[] {'S', 'a', 0})).containsExactly('S', 'a', 1);
    assertThat(Key.behind(new byte[] {'S', -1, -1})).containsExactly('T');
    assertThat(Key.behind(new byte[] {'S', 127})).containsExactly('S', -128);
  }

  @Test
  void what_cannot_be_told_apart_is_refused() {
    assertThatThrownBy(() -> Key.of(Key.STATE).name("a\0b")).hasMessageContaining("U+0000");
    for (String half : List.of("\ud83d", "\ude00", "a\ud83da", "\ude00\ud83d")) {
      assertThatThrownBy(() -> Key.utf8(half))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("surrogate");
    }
    assertThat(Key.utf8("\ud83d\ude00")).hasSize(4);
  }

  @Test
  void keys_sort_by_their_bytes_and_not_as_java_compares_strings() {
    // Java compares UTF-16 units and would put a supplementary character before U+FFFF.
    assertThat("😀".compareTo("\uffff")).isNegative();
    List<byte[]> keys = new ArrayList<>();
    keys.add(Key.of(Key.STATE).name("a").last("😀"));
    keys.add(Key.of(Key.STATE).name("a").last("\uffff"));
    keys.sort(Arrays::compareUnsigned);
    assertThat(Key.text(keys.getFirst(), 3)).isEqualTo("\uffff");
  }
}
