package org.patentpool.network.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patentpool.network.store.SampleTransaction.NAMESPACE;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.Ledger.TransactionPlace;
import org.patentpool.network.store.StateView.Entry;
import org.patentpool.network.store.StateView.Modification;

class FileLedgerTest {
  private static final BlockPrivateData NO_PRIVATE_DATA = new BlockPrivateData(new TreeMap<>());

  @TempDir Path folder;
  private FileLedger ledger;

  @BeforeEach
  void open() {
    ledger = FileLedger.open(folder, SampleEffects.WITHOUT_EXPIRY);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void reopen() {
    ledger.close();
    open();
  }

  private SampleBlock append(SampleBlock block) {
    SampleLedger.append(ledger, SampleEffects.WITHOUT_EXPIRY, block);
    return block;
  }

  @Test
  void an_appended_block_is_read_back_also_after_reopening() {
    SampleBlock first = append(SampleBlock.first(new SampleTransaction("a").put("key", "1")));
    SampleBlock second = append(first.next(new SampleTransaction("b").put("key", "2")));

    assertThat(ledger.height()).isEqualTo(2);
    reopen();
    assertThat(ledger.height()).isEqualTo(2);
    assertThat(ledger.block(0)).isEqualTo(first.block());
    assertThat(ledger.block(1)).isEqualTo(second.block());
    assertThatThrownBy(() -> ledger.block(2)).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> ledger.block(-1)).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void a_key_holds_what_was_written_last_and_who_wrote_it() {
    SampleBlock first =
        append(
            SampleBlock.first(
                new SampleTransaction("a").put("kept", "1").put("gone", "1"),
                new SampleTransaction("b").put("kept", "2").policy("kept", "both")));
    append(first.next(new SampleTransaction("c").delete("gone")));

    try (StateView view = ledger.snapshot()) {
      StateValue kept = requireNonNull(view.get(NAMESPACE, "kept"));
      assertThat(kept.value().toStringUtf8()).isEqualTo("2");
      assertThat(kept.metadata().toStringUtf8()).contains("VALIDATION_PARAMETER");
      assertThat(kept.version()).isEqualTo(new Version(0, 1));
      assertThat(view.get(NAMESPACE, "gone")).isNull();
      assertThat(view.get("other", "kept")).isNull();
    }
  }

  @Test
  void an_invalid_transaction_changes_nothing_but_is_found_by_its_id() {
    append(
        SampleBlock.first(
            new SampleTransaction("a").put("key", "1"),
            new SampleTransaction("b").put("key", "2").code(11)));

    try (StateView view = ledger.snapshot()) {
      assertThat(view.range(NAMESPACE, "", ""))
          .toIterable()
          .extracting(Entry::key)
          .containsExactly("key");
    }
    assertThat(ledger.find("a")).contains(new TransactionPlace(0, 0, 0));
    assertThat(ledger.find("invalid-0-1")).contains(new TransactionPlace(0, 1, 11));
    assertThat(ledger.find("b")).isEmpty();
  }

  @Test
  void the_first_transaction_of_an_id_keeps_it() {
    SampleBlock first = append(SampleBlock.first(new SampleTransaction("a").put("key", "1")));
    append(
        first.next(
            new SampleTransaction("b"), new SampleTransaction("b"), new SampleTransaction("a")));

    assertThat(ledger.find("a")).contains(new TransactionPlace(0, 0, 0));
    assertThat(ledger.find("b")).contains(new TransactionPlace(1, 0, 0));
  }

  @Test
  void a_view_does_not_move() {
    SampleBlock first = append(SampleBlock.first(new SampleTransaction("a").put("key", "1")));
    try (StateView before = ledger.snapshot()) {
      append(first.next(new SampleTransaction("b").put("key", "2").put("new", "2")));

      assertThat(before.height()).isEqualTo(1);
      assertThat(before.range(NAMESPACE, "", ""))
          .toIterable()
          .extracting(row -> row.state().value().toStringUtf8())
          .containsExactly("1");
      assertThat(before.history(NAMESPACE, "key")).toIterable().hasSize(1);
    }
    try (StateView after = ledger.snapshot()) {
      assertThat(after.height()).isEqualTo(2);
      assertThat(after.range(NAMESPACE, "", "")).toIterable().hasSize(2);
    }
  }

  @Test
  void the_history_tells_every_write_newest_first() {
    SampleBlock first =
        append(
            SampleBlock.first(
                new SampleTransaction("a").put("key", "1"),
                new SampleTransaction("b").put("key", "2").put("key2", "other")));
    append(first.next(new SampleTransaction("c").delete("key")));

    try (StateView view = ledger.snapshot()) {
      List<Modification> history = new ArrayList<>();
      view.history(NAMESPACE, "key").forEachRemaining(history::add);
      assertThat(history).extracting(Modification::txId).containsExactly("c", "b", "a");
      assertThat(history).extracting(m -> m.value().toStringUtf8()).containsExactly("", "2", "1");
      assertThat(history).extracting(Modification::deleted).containsExactly(true, false, false);
      assertThat(history.getFirst().version()).isEqualTo(new Version(1, 0));
      assertThat(history.getFirst().seconds()).isEqualTo("c".hashCode());
    }
  }

  @Test
  void private_data_is_held_beside_its_hashes() {
    SampleBlock block =
        append(
            SampleBlock.first(
                new SampleTransaction("a").putPrivate("secret", "key", "value"),
                new SampleTransaction("b")));

    reopen();
    try (StateView view = ledger.snapshot()) {
      StateValue row = requireNonNull(view.privateValue(NAMESPACE, "secret", "key"));
      assertThat(row.value().toStringUtf8()).isEqualTo("value");
      StateValue hash =
          requireNonNull(view.hashed(NAMESPACE, "secret", SampleTransaction.keyHash("key")));
      assertThat(hash.value()).isEqualTo(Sha256.of(ByteString.copyFromUtf8("value")));
      assertThat(view.privateRange(NAMESPACE, "secret", "", "")).toIterable().hasSize(1);
      assertThat(view.privateRange(NAMESPACE, "secre", "", "")).toIterable().isEmpty();
    }
    assertThat(ledger.privateData(0)).isEqualTo(block.privateData());
  }

  @Test
  void a_block_that_does_not_fit_is_refused_and_changes_nothing() {
    SampleBlock first = append(SampleBlock.first(new SampleTransaction("a").put("key", "1")));
    SampleBlock good = first.next(new SampleTransaction("b").putPrivate("secret", "key", "1"));
    var header = good.block().getHeader();
    var otherNumber = good.block().toBuilder().setHeader(header.toBuilder().setNumber(2)).build();
    var otherParent =
        good.block().toBuilder()
            .setHeader(header.toBuilder().setPreviousHash(ByteString.EMPTY))
            .build();
    var otherData = good.block().toBuilder().setData(first.block().getData()).build();
    var noCodes = good.block().toBuilder().clearMetadata().build();

    for (var wrong : List.of(otherNumber, otherParent, otherData, noCodes)) {
      var block = new SampleBlock(wrong, good.privateData());
      assertThatThrownBy(
              () -> ledger.append(wrong, block.privateData(), SampleLedger.updates(ledger, good)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is not appended");
    }
    var lie = first.next(new SampleTransaction("b").putPrivate("secret", "key", "2"));
    assertThatThrownBy(() ->
            ledger.append(good.block(), lie.privateData(), SampleLedger.updates(ledger, good)))
        .hasMessageContaining("Another private set is promised");
    var more = first.next(new SampleTransaction("b").putPrivate("other", "key", "1"));
    assertThatThrownBy(() ->
            ledger.append(good.block(), more.privateData(), SampleLedger.updates(ledger, good)))
        .hasMessageContaining("Nothing private is promised");

    assertThat(ledger.height()).isEqualTo(1);
    append(good);
    reopen();
    assertThat(ledger.block(1)).isEqualTo(good.block());
  }

  @Test
  void private_data_that_did_not_come_is_remembered_as_that() {
    SampleBlock block =
        SampleBlock.first(new SampleTransaction("a").putPrivate("secret", "key", "value"));
    append(new SampleBlock(block.block(), NO_PRIVATE_DATA));

    reopen();
    try (StateView view = ledger.snapshot()) {
      assertThat(view.privateValue(NAMESPACE, "secret", "key")).isNull();
      assertThat(view.hashed(NAMESPACE, "secret", SampleTransaction.keyHash("key"))).isNotNull();
    }
    assertThat(ledger.privateData(0)).isEqualTo(NO_PRIVATE_DATA);
  }

  @Test
  void waiting_ends_with_the_block_or_the_time_or_the_ledger() throws Exception {
    SampleBlock first = SampleBlock.first(new SampleTransaction("a"));
    assertThat(ledger.awaitBlock(0, 1)).isFalse();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> waiting = new ArrayList<>();
      CountDownLatch started = new CountDownLatch(500);
      for (int i = 0; i < 500; i++) {
        waiting.add(
            threads.submit(() -> {
              started.countDown();
              return ledger.awaitBlock(0, Long.MAX_VALUE / 2_000_000);
            }));
      }
      started.await();
      append(first);
      for (Future<Boolean> one : waiting) {
        assertThat(one.get()).isTrue();
      }
      Future<Boolean> last = threads.submit(() -> ledger.awaitBlock(1, 1_000_000));
      ledger.close();
      assertThatThrownBy(last::get).hasRootCauseMessage("The ledger is closed");
    }
  }

  @Test
  void a_second_user_is_refused() {
    assertThatThrownBy(() -> FileLedger.open(folder, SampleEffects.WITHOUT_EXPIRY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is in use");
  }

  @Test
  void what_is_closed_says_so() {
    append(SampleBlock.first(new SampleTransaction("a").put("key", "1")));
    StateView closed = ledger.snapshot();
    StateView.Range<Entry> rangeOfClosed = closed.range(NAMESPACE, "", "");
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.get(NAMESPACE, "key")).hasMessageContaining("view");
    assertThatThrownBy(rangeOfClosed::hasNext).hasMessageContaining("closed");

    StateView leaked = ledger.snapshot();
    StateView.Range<Entry> range = leaked.range(NAMESPACE, "", "");
    ledger.close();
    assertThatThrownBy(() -> leaked.get(NAMESPACE, "key")).hasMessage("The ledger is closed");
    assertThatThrownBy(range::next).hasMessage("The ledger is closed");
    assertThatThrownBy(() -> ledger.block(0)).hasMessage("The ledger is closed");
    assertThatThrownBy(ledger::snapshot).hasMessage("The ledger is closed");
    assertThatThrownBy(() -> append(SampleBlock.first())).hasMessage("The ledger is closed");
    range.close();
    leaked.close();
    ledger.close();
  }

  @Test
  void an_interrupted_reader_disturbs_nobody() throws Exception {
    SampleBlock block = append(SampleBlock.first(new SampleTransaction("a").put("key", "1")));
    Thread.currentThread().interrupt();
    assertThat(ledger.block(0)).isEqualTo(block.block());
    assertThat(Thread.interrupted()).isTrue();
    SampleBlock second = block.next(new SampleTransaction("b").put("key", "2"));
    var updates = SampleLedger.updates(ledger, second);
    Thread.currentThread().interrupt();
    ledger.append(second.block(), second.privateData(), updates);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ledger.block(1)).isEqualTo(second.block());
  }
}
