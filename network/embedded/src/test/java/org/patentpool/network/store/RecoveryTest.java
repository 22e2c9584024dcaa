package org.patentpool.network.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final int BLOCKS = 60;

  @TempDir Path temporary;
  private Path folder;
  private final LedgerModel model = new LedgerModel();
  private final SampleChain chain = new SampleChain(7);

  @BeforeEach
  void choose() {
    folder = temporary.resolve("channel");
  }

  private FileLedger open() {
    return FileLedger.open(folder, SampleChain.EFFECTS);
  }

  private void append(FileLedger ledger, int blocks) {
    for (int i = 0; i < blocks; i++) {
      SampleBlock next = chain.next();
      SampleLedger.append(ledger, SampleChain.EFFECTS, next);
      model.add(next);
    }
  }

  private void filled() {
    try (FileLedger ledger = open()) {
      append(ledger, BLOCKS);
    }
  }

  private void holdsAll() {
    try (FileLedger ledger = open()) {
      assertThat(LedgerContents.of(ledger)).isEqualTo(model.contents());
    }
  }

  private void refused(Path file, String what) throws IOException {
    Path before = LedgerFiles.copy(folder, Files.createTempDirectory(temporary, "before"));
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            CorruptLedgerException.class, e -> assertThat(e.file()).isEqualTo(file))
        .hasMessageContaining(what);
    for (Path each : LedgerFiles.all(before)) {
      Path now = folder.resolve(before.relativize(each).toString());
      assertThat(now).hasSameBinaryContentAs(each);
    }
  }

  @Test
  void every_block_makes_what_the_model_says() {
    try (FileLedger ledger = open()) {
      for (int i = 0; i < BLOCKS; i++) {
        append(ledger, 1);
        assertThat(LedgerContents.of(ledger)).isEqualTo(model.contents());
      }
    }
    holdsAll();
  }

  @Test
  void a_ledger_killed_between_blocks_has_all_of_them() throws Exception {
    try (FileLedger ledger = open()) {
      append(ledger, BLOCKS);
      LedgerFiles.copy(folder, temporary.resolve("crashed"));
    }
    folder = temporary.resolve("crashed");
    holdsAll();
    try (FileLedger ledger = open()) {
      append(ledger, 10);
    }
    holdsAll();
  }

  @Test
  void the_state_is_rebuilt_from_blocks_and_private_data() throws Exception {
    filled();
    LedgerFiles.delete(folder.resolve("state"));
    holdsAll();
  }

  @Test
  void a_state_that_lags_behind_catches_up() throws Exception {
    try (FileLedger ledger = open()) {
      append(ledger, BLOCKS / 2);
      LedgerFiles.copy(folder.resolve("state"), temporary.resolve("lagging"));
      append(ledger, BLOCKS / 2);
    }
    LedgerFiles.delete(folder.resolve("state"));
    LedgerFiles.copy(temporary.resolve("lagging"), folder.resolve("state"));
    holdsAll();
  }

  @Test
  void a_state_that_a_power_cut_shortened_catches_up() throws Exception {
    Path killed = temporary.resolve("killed");
    try (FileLedger ledger = open()) {
      append(ledger, BLOCKS);
      LedgerFiles.copy(folder, killed);
    }
    Path log =
        LedgerFiles.all(killed.resolve("state")).stream()
            .filter(file -> file.toString().endsWith(".log"))
            .max(Comparator.comparingLong(file -> file.toFile().length()))
            .orElseThrow();
    long length = Files.size(log);
    assertThat(length).isPositive();
    for (long kept = 0; kept < length; kept += 1 + length / 10) {
      folder = LedgerFiles.copy(killed, temporary.resolve("kept-" + kept));
      LedgerFiles.truncate(folder.resolve(killed.relativize(log)), kept);
      holdsAll();
    }
  }

  @Test
  void an_append_cut_short_anywhere_never_was() throws Exception {
    FileLedger ledger = open();
    append(ledger, BLOCKS);
    Path before = LedgerFiles.copy(folder, temporary.resolve("before"));
    SampleBlock next = chain.next();
    SampleLedger.append(ledger, SampleChain.EFFECTS, next);
    ledger.close();
    byte[] all = Files.readAllBytes(folder.resolve("blocks"));
    int intact = (int) Files.size(before.resolve("blocks"));
    for (int end = intact + 1; end < all.length; end += 1 + (all.length - intact) / 12) {
      Files.write(before.resolve("blocks"), Arrays.copyOf(all, end));
      folder = LedgerFiles.copy(before, temporary.resolve("cut-" + end));
      holdsAll();
      assertThat(folder.resolve("blocks")).hasSize(intact);
    }
    // Where a power cut leaves room that was never filled.
    Files.write(before.resolve("blocks"), Arrays.copyOf(all, intact));
    Files.write(before.resolve("blocks"), new byte[5000], StandardOpenOption.APPEND);
    folder = before;
    holdsAll();
    try (FileLedger mended = open()) {
      SampleLedger.append(mended, SampleChain.EFFECTS, next);
      model.add(next);
    }
    holdsAll();
  }

  @Test
  void private_data_of_a_block_that_never_was_is_gone() throws Exception {
    SampleBlock never =
        SampleBlock.first(new SampleTransaction("a").putPrivate("kept", "key0", "NEVER-TO-BE"));
    SampleBlock other =
        SampleBlock.first(new SampleTransaction("b").putPrivate("kept", "key0", "instead"));
    try (FileLedger ledger = open()) {
      SampleLedger.append(ledger, SampleChain.EFFECTS, never);
    }
    // As killed between the private data and the block.
    LedgerFiles.delete(folder.resolve("state"));
    Files.delete(folder.resolve("blocks"));

    try (FileLedger ledger = open()) {
      assertThat(ledger.height()).isZero();
      SampleLedger.append(ledger, SampleChain.EFFECTS, other);
      model.add(other);
    }
    assertThat(LedgerFiles.containing(folder, "NEVER-TO-BE".getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
    holdsAll();
  }

  @Test
  void a_lost_or_damaged_block_that_was_acknowledged_is_refused() throws Exception {
    filled();
    Path blocks = folder.resolve("blocks");
    byte[] all = Files.readAllBytes(blocks);

    LedgerFiles.truncate(blocks, all.length - 1);
    refused(blocks, "block 59 was acknowledged");
    LedgerFiles.truncate(blocks, 0);
    refused(blocks, "acknowledged");
    Files.delete(blocks);
    assertThatThrownBy(this::open).isInstanceOf(CorruptLedgerException.class);
    assertThat(blocks).doesNotExist();
    Files.write(blocks, all);
    LedgerFiles.flip(blocks, 8L * (all.length - 5));
    refused(blocks, "block 59 was acknowledged");
    Files.write(blocks, all);
    LedgerFiles.flip(blocks, 8L * (all.length / 2));
    refused(blocks, "more follows");
    Files.write(blocks, all);
    LedgerFiles.flip(blocks, 3);
    refused(blocks, "the header of block 0 is damaged, and more follows");
    Files.write(blocks, all);
    holdsAll();
  }

  @Test
  void a_chain_that_was_rewritten_is_refused() throws Exception {
    filled();
    Path other = temporary.resolve("other");
    SampleChain otherChain = new SampleChain(8);
    try (FileLedger ledger = FileLedger.open(other, SampleChain.EFFECTS)) {
      for (int i = 0; i < BLOCKS; i++) {
        SampleLedger.append(ledger, SampleChain.EFFECTS, otherChain.next());
      }
    }
    LedgerFiles.delete(folder.resolve("state"));
    LedgerFiles.copy(other.resolve("state"), folder.resolve("state"));
    refused(folder.resolve("state"), "made by another chain");
    LedgerFiles.delete(folder.resolve("private"));
    LedgerFiles.copy(other.resolve("private"), folder.resolve("private"));
    refused(folder.resolve("private"), "private data of block");
  }

  @Test
  void private_data_that_was_promised_and_is_missing_is_refused() throws Exception {
    filled();
    LedgerFiles.delete(folder.resolve("private"));
    refused(folder.resolve("private"), "is missing");
  }

  @Test
  void older_private_data_is_refused() throws Exception {
    try (FileLedger ledger = open()) {
      append(ledger, BLOCKS / 2);
      LedgerFiles.copy(folder.resolve("private"), temporary.resolve("older"));
      append(ledger, BLOCKS / 2);
    }
    LedgerFiles.delete(folder.resolve("private"));
    LedgerFiles.copy(temporary.resolve("older"), folder.resolve("private"));
    refused(folder.resolve("private"), "is missing");
  }

  @Test
  void effects_that_fail_leave_a_ledger_that_opens_later() throws Exception {
    filled();
    LedgerFiles.delete(folder.resolve("state"));
    Effects failing =
        (block, received, before) -> {
          if (block.getHeader().getNumber() == 30) {
            throw new UncheckedIOException(new IOException("no"));
          }
          return SampleChain.EFFECTS.of(block, received, before);
        };
    assertThatThrownBy(() -> FileLedger.open(folder, failing)).hasMessageContaining("no");
    holdsAll();
  }
}
