package org.patentpool.network.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that appends as fast as it can, again and again on the same files. */
class KilledLedgerIT {
  private static final int KILLS = Boolean.getBoolean("pool.full") ? 100 : 8;
  private static final int KILLS_PER_LEDGER = 10;

  @TempDir Path temporary;

  @Test
  void nothing_acknowledged_is_lost_however_often_it_is_killed() throws Exception {
    long seed = Long.getLong("pool.seed", System.nanoTime());
    Random random = new Random(seed);
    long height = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long chainSeed = seed + kill / KILLS_PER_LEDGER;
      Path folder = temporary.resolve("ledger-" + chainSeed);
      height = kill % KILLS_PER_LEDGER == 0 ? 0 : height;
      long acknowledged = Math.max(height, killAtRandom(folder, chainSeed, random));
      height = verify(folder, chainSeed, acknowledged);
      System.out.printf(
          "seed %d, kill %d: acknowledged %d, found %d%n", seed, kill, acknowledged, height);
    }
  }

  /** Returns the last height that this process told, or 0. */
  private static long killAtRandom(Path folder, long chainSeed, Random random) throws Exception {
    Process process =
        StoreTorture.command(folder, chainSeed)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      // Some kills hit the opening, which mends what the kill before has left.
      int blocks = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(200);
      CountDownLatch appended = new CountDownLatch(blocks);
      var told = CompletableFuture.supplyAsync(() -> lastTold(process, appended));
      assertThat(appended.await(120, TimeUnit.SECONDS)).isTrue();
      long moment = random.nextLong(blocks == 0 ? 1_500 : 30);
      assertThat(process.waitFor(moment, TimeUnit.MILLISECONDS)).isFalse();
      // Not by the process itself: that would close the pipe with what was told last.
      assertThat(process.toHandle().destroyForcibly()).isTrue();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return told.get(60, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
  }

  private static long lastTold(Process process, CountDownLatch appended) {
    long last = 0;
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = Long.parseLong(line);
        appended.countDown();
      }
      return last;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long verify(Path folder, long chainSeed, long acknowledged) {
    SampleChain chain = new SampleChain(chainSeed);
    LedgerModel model = new LedgerModel();
    try (FileLedger ledger = FileLedger.open(folder, SampleChain.EFFECTS)) {
      assertThat(ledger.height()).isBetween(acknowledged, acknowledged + 1);
      for (long number = 0; number < ledger.height(); number++) {
        model.add(chain.next());
      }
      assertThat(LedgerContents.of(ledger)).isEqualTo(model.contents());
      return ledger.height();
    }
  }
}
