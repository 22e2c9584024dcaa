package org.patentpool.network.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.store.StateView.Entry;
import org.patentpool.network.store.StateView.Modification;

class RangeTest {
  private static final String ALPHABET = "\0\u0001aé\uffff😀\udbff\udfff";

  @TempDir Path folder;

  private static String text(Random random) {
    int[] characters = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(5); length >= 0; length--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }

  @Test
  void every_range_yields_just_the_keys_between_in_the_order_of_their_bytes() {
    Random random = new Random(11);
    var keys =
        new TreeSet<String>(
            Comparator.comparing(
                ByteString::copyFromUtf8, ByteString.unsignedLexicographicalComparator()));
    SampleTransaction transaction = new SampleTransaction("a");
    for (int i = 0; i < 300; i++) {
      String key = text(random);
      if (keys.add(key)) {
        transaction.put(key, "1").putPrivate("c", key, "1");
      }
    }
    try (FileLedger ledger = FileLedger.open(folder, SampleEffects.WITHOUT_EXPIRY)) {
      SampleLedger.append(ledger, SampleEffects.WITHOUT_EXPIRY, SampleBlock.first(transaction));
      try (StateView view = ledger.snapshot()) {
        String namespace = SampleTransaction.NAMESPACE;
        assertThat(view.range(namespace, "", ""))
            .toIterable()
            .extracting(Entry::key)
            .containsExactlyElementsOf(keys);
        for (int i = 0; i < 300; i++) {
          String one = text(random);
          String other = text(random);
          boolean ordered = keys.comparator().compare(one, other) <= 0;
          List<String> between = ordered ? List.copyOf(keys.subSet(one, other)) : List.of();
          assertThat(view.range(namespace, one, other))
              .toIterable()
              .extracting(Entry::key)
              .containsExactlyElementsOf(between);
          assertThat(view.privateRange(namespace, "c", one, other))
              .toIterable()
              .extracting(Entry::key)
              .containsExactlyElementsOf(between);
          assertThat(view.range(namespace, one, ""))
              .toIterable()
              .extracting(Entry::key)
              .containsExactlyElementsOf(keys.tailSet(one));
        }
        for (String key : keys) {
          assertThat(view.history(namespace, key))
              .toIterable()
              .extracting(Modification::txId)
              .containsExactly("a");
        }
      }
    }
  }
}
