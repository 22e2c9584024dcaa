package org.patentpool.network.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flips single bits in the files: each is refused, or changes nothing that a ledger tells. */
class DamagedLedgerIT {
  private static final int FLIPS = Boolean.getBoolean("pool.full") ? 1000 : 60;

  @TempDir Path temporary;
  private final long seed = Long.getLong("pool.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private Path closed = Path.of("");
  private Path killed = Path.of("");
  private @Nullable LedgerContents original;

  @BeforeEach
  void fill() throws Exception {
    SampleChain chain = new SampleChain(random.nextLong());
    closed = temporary.resolve("closed");
    // Opened twice and purged in between, the databases have several files each.
    append(chain);
    original = append(chain);
  }

  private LedgerContents append(SampleChain chain) throws IOException {
    try (FileLedger ledger = FileLedger.open(closed, SampleChain.EFFECTS)) {
      for (int block = 0; block < 40; block++) {
        SampleLedger.append(ledger, SampleChain.EFFECTS, chain.next());
      }
      killed = LedgerFiles.copy(closed, temporary.resolve("killed-" + ledger.height()));
      return LedgerContents.of(ledger);
    }
  }

  @Test
  void no_flipped_bit_of_a_closed_ledger_goes_unnoticed() throws Exception {
    flip(closed, FLIPS / 2);
  }

  @Test
  void no_flipped_bit_of_a_killed_ledger_goes_unnoticed() throws Exception {
    flip(killed, FLIPS - FLIPS / 2);
  }

  private void flip(Path ledger, int flips) throws Exception {
    TreeMap<String, Integer> outcomes = new TreeMap<>();
    List<Path> files =
        LedgerFiles.all(ledger).stream().filter(file -> file.toFile().length() > 0).toList();
    Path folder = temporary.resolve("flipped");
    for (int i = 0; i < flips; i++) {
      LedgerFiles.copy(ledger, folder);
      Path file = ledger.relativize(i % 2 == 0 ? any(files) : byLength(files));
      long bit = random.nextLong(Files.size(folder.resolve(file)) * 8);
      LedgerFiles.flip(folder.resolve(file), bit);
      String outcome = outcome(folder, folder.resolve(file), bit);
      outcomes.merge(file.toString().replaceAll("\\d+", "N") + " " + outcome, 1, Integer::sum);
      LedgerFiles.delete(folder);
    }
    System.out.println("seed " + seed + ", flips of " + ledger.getFileName() + ": " + outcomes);
  }

  private Path any(List<Path> files) {
    return files.get(random.nextInt(files.size()));
  }

  /** Most of what can be damaged stands in few files. */
  private Path byLength(List<Path> files) {
    long place = random.nextLong(files.stream().mapToLong(file -> file.toFile().length()).sum());
    for (Path file : files) {
      place -= file.toFile().length();
      if (place < 0) {
        return file;
      }
    }
    throw new IllegalStateException("The files are shorter than their sum");
  }

  private String outcome(Path folder, Path file, long bit) {
    String flip = "seed " + seed + ", bit " + bit + " of " + file;
    for (int opened = 0; opened < 2; opened++) {
      try (FileLedger ledger = FileLedger.open(folder, SampleChain.EFFECTS)) {
        assertThat(LedgerContents.of(ledger)).as(flip).isEqualTo(original);
      } catch (CorruptLedgerException e) {
        assertThat(opened).as(flip + " refused when opened again: " + e).isZero();
        assertThat(part(folder, e.file())).as(flip + ": " + e).isEqualTo(part(folder, file));
        return "refused";
      }
    }
    return "harmless";
  }

  /** The chain, or the folder of one of the databases. */
  private static Path part(Path folder, Path file) {
    return folder.relativize(file).getName(0);
  }
}
