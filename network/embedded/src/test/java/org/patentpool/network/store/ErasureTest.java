package org.patentpool.network.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is purged or expired is in no file, searched for byte by byte. */
class ErasureTest {
  private static final SampleEffects EFFECTS = new SampleEffects(Map.of("brief", 2));
  private static final String SECRET = "THE-SECRET-VALUE-";
  private static final String NAME = "the-secret-key-";

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private @Nullable SampleBlock last;

  private FileLedger open() {
    return FileLedger.open(folder, EFFECTS);
  }

  private void append(FileLedger ledger, SampleTransaction... transactions) {
    SampleBlock previous = last;
    SampleBlock next =
        previous == null ? SampleBlock.first(transactions) : previous.next(transactions);
    SampleLedger.append(ledger, EFFECTS, next);
    last = next;
  }

  /** Secrets in several blocks, overwritten ones among them, and values that stay. */
  private void appendSecrets(FileLedger ledger, String collection) {
    for (int i = 0; i < 40; i++) {
      append(
          ledger,
          new SampleTransaction("secret-" + i)
              .putPrivate(collection, NAME + i % 4, SECRET + i + '.')
              .putPrivate("kept", "other" + i, "STAYS-" + i));
    }
  }

  private SampleTransaction purgeAll(String collection) {
    SampleTransaction transaction = new SampleTransaction("purge");
    for (int i = 0; i < 4; i++) {
      transaction.purge(collection, NAME + i);
    }
    return transaction;
  }

  private List<Path> filesWith(String text) throws IOException {
    return LedgerFiles.containing(folder, text.getBytes(UTF_8));
  }

  @Test
  void a_purged_value_is_in_no_file_when_append_returns() throws Exception {
    try (FileLedger ledger = open()) {
      appendSecrets(ledger, "kept");
      assertThat(filesWith(SECRET)).isNotEmpty();

      append(ledger, purgeAll("kept"));

      assertThat(filesWith(SECRET)).isEmpty();
      assertThat(filesWith("STAYS-")).isNotEmpty();
      assertThat(ledger.privateData(3).byTransaction().get(0)).isNotNull();
    }
    assertThat(filesWith(SECRET)).isEmpty();
    try (FileLedger ledger = open()) {
      assertThat(ledger.height()).isEqualTo(41);
    }
    assertThat(filesWith(SECRET)).isEmpty();
  }

  @Test
  void the_name_of_a_purged_key_stays_only_with_the_transaction_that_purged_it() throws Exception {
    try (FileLedger ledger = open()) {
      appendSecrets(ledger, "brief");
      append(ledger, purgeAll("brief"));
      append(ledger);
      append(ledger);
      append(ledger);
      assertThat(ledger.privateData(40).byTransaction()).isEmpty();
    }
    assertThat(filesWith(NAME)).isEmpty();
  }

  @Test
  void an_expired_value_is_in_no_file_after_close() throws Exception {
    try (FileLedger ledger = open()) {
      appendSecrets(ledger, "brief");
      append(ledger);
      append(ledger);
      try (StateView view = ledger.snapshot()) {
        String namespace = SampleTransaction.NAMESPACE;
        assertThat(view.privateValue(namespace, "brief", NAME + 3)).isNotNull();
        assertThat(view.privateValue(namespace, "brief", NAME + 2)).isNull();
        assertThat(view.hashed(namespace, "brief", SampleTransaction.keyHash(NAME + 2))).isNull();
      }
      append(ledger);
      assertThat(ledger.privateData(39).byTransaction()).hasSize(1);
      var left = requireNonNull(ledger.privateData(39).of(0)).getNsPvtRwset(0);
      assertThat(left.getCollectionPvtRwsetList())
          .extracting(set -> set.getCollectionName())
          .containsExactly("kept");
    }
    assertThat(filesWith(SECRET)).isEmpty();
    assertThat(filesWith(NAME)).isEmpty();
    assertThat(filesWith("STAYS-")).isNotEmpty();
  }

  @Test
  void expired_values_are_in_no_file_after_some_blocks() throws Exception {
    try (FileLedger ledger = open()) {
      appendSecrets(ledger, "brief");
      for (int i = 0; i < FileLedger.ERASURE_INTERVAL; i++) {
        append(ledger);
      }
      assertThat(filesWith(SECRET + "1.")).isEmpty();
      for (int i = 0; i < FileLedger.ERASURE_INTERVAL; i++) {
        append(ledger);
      }
      assertThat(filesWith(SECRET)).isEmpty();
    }
  }

  @Test
  void a_view_from_before_keeps_a_purged_value_until_it_is_closed() throws Exception {
    try (FileLedger ledger = open()) {
      appendSecrets(ledger, "kept");
      try (StateView before = ledger.snapshot()) {
        append(ledger, purgeAll("kept"));
        assertThat(before.privateRange(SampleTransaction.NAMESPACE, "kept", NAME, NAME + 9))
            .toIterable()
            .hasSize(4);
        StateView after = ledger.snapshot();
        after.close();
        assertThat(filesWith(SECRET)).isNotEmpty();
      }
      assertThat(filesWith(SECRET)).isEmpty();
    }
  }

  @Test
  void a_view_that_is_never_closed_does_not_save_a_purged_value() throws Exception {
    FileLedger ledger = open();
    appendSecrets(ledger, "kept");
    ledger.snapshot().privateRange(SampleTransaction.NAMESPACE, "kept", "", "");
    append(ledger, purgeAll("kept"));
    ledger.close();
    assertThat(filesWith(SECRET)).isEmpty();
  }

  @Test
  void an_erasure_that_a_crash_prevented_is_made_up_for_when_opening() throws Exception {
    Path crashed = elsewhere.resolve("crashed");
    try (FileLedger ledger = open()) {
      appendSecrets(ledger, "kept");
      StateView hindering = ledger.snapshot();
      append(ledger, purgeAll("kept"));
      LedgerFiles.copy(folder, crashed);
      hindering.close();
    }
    assertThat(LedgerFiles.containing(crashed, SECRET.getBytes(UTF_8))).isNotEmpty();
    try (FileLedger ledger = FileLedger.open(crashed, EFFECTS)) {
      assertThat(ledger.height()).isEqualTo(41);
      assertThat(LedgerFiles.containing(crashed, SECRET.getBytes(UTF_8))).isEmpty();
    }
  }

  @Test
  void a_purge_that_private_data_missed_is_made_up_for_when_opening() throws Exception {
    Path received = folder.resolve("private");
    Path earlier = elsewhere.resolve("earlier");
    SampleTransaction purge = new SampleTransaction("p").purge("kept", NAME + 1);
    try (FileLedger ledger = open()) {
      appendSecrets(ledger, "kept");
      LedgerFiles.copy(received, earlier);
      append(ledger, purge);
    }
    assertThat(filesWith(SECRET + "13.")).isEmpty();
    // A power cut leaves what was synced: what came with the block, and not what it deleted.
    LedgerFiles.delete(received);
    LedgerFiles.copy(earlier, received);
    keepBeside(received, 40, purge.privateData().getNsPvtRwset(0));

    try (FileLedger ledger = open()) {
      assertThat(filesWith(SECRET + "13.")).isEmpty();
      assertThat(filesWith(SECRET + "12.")).isNotEmpty();
      assertThat(ledger.height()).isEqualTo(41);
    }
  }

  private static void keepBeside(Path received, long block, NsPvtReadWriteSet sets)
      throws IOException {
    DatabaseDamage unexpected =
        new DatabaseDamage(
            received,
            (file, what, _) ->
                new CorruptLedgerException(file, OptionalLong.empty(), what, "", null));
    try (NativeMemory memory = new NativeMemory();
        Database database = Database.open(received, memory, unexpected);
        Batch batch = new Batch()) {
      var set = sets.getCollectionPvtRwset(0);
      var collection = new Promise.Collection(sets.getNamespace(), set.getCollectionName());
      Holding held = Holding.held(collection, Long.MAX_VALUE, set.getRwset());
      PrivateStore store = new PrivateStore(database);
      store.keep(batch, block, Map.of(0, List.of(held)));
      store.write(batch);
    }
  }
}
