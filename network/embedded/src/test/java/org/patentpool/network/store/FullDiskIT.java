package org.patentpool.network.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may write files of a limited size only, as if the disk were full then. */
class FullDiskIT {
  private static final long SEED = 5;

  @TempDir Path temporary;

  @Test
  void a_block_that_finds_no_room_is_not_acknowledged_and_costs_no_other() throws Exception {
    Path folder = temporary.resolve("ledger");
    Path errors = temporary.resolve("errors");
    Process process = StoreTorture.command(folder, SEED).redirectError(errors.toFile()).start();
    long acknowledged = 0;
    try (BufferedReader heights = process.inputReader(UTF_8)) {
      for (String line = heights.readLine(); line != null; line = heights.readLine()) {
        acknowledged = Long.parseLong(line);
        if (acknowledged == 1) {
          limitFiles(process.pid());
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(errors, UTF_8)).contains("was not kept in").contains("too large");
    assertThat(acknowledged).isGreaterThan(50);
    SampleChain chain = new SampleChain(SEED);
    LedgerModel model = new LedgerModel();
    try (FileLedger ledger = FileLedger.open(folder, SampleChain.EFFECTS)) {
      assertThat(ledger.height()).isEqualTo(acknowledged);
      for (long number = 0; number < ledger.height(); number++) {
        model.add(chain.next());
      }
      assertThat(LedgerContents.of(ledger)).isEqualTo(model.contents());
      SampleLedger.append(ledger, SampleChain.EFFECTS, chain.next());
    }
  }

  private static void limitFiles(long process) throws Exception {
    Process limiting =
        new ProcessBuilder("prlimit", "--pid", Long.toString(process), "--fsize=262144").start();
    assertThat(limiting.waitFor()).isZero();
  }
}
