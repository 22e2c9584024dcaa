package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures a ledger beside what the disk allows; takes a folder and how many transactions. */
final class StoreFigures {
  private static final int ENVELOPE = 3500;
  private static final ByteString SIGNATURE = ByteString.copyFrom(new byte[ENVELOPE]);

  private final Path folder;
  private SampleBlock last = SampleBlock.first(new SampleTransaction("genesis"));
  private long transactions;

  private StoreFigures(Path folder) {
    this.folder = folder;
  }

  /** Leaves the ledger in the folder. */
  public static void main(String[] arguments) throws IOException {
    StoreFigures figures = new StoreFigures(Path.of(arguments[0]));
    long wanted = Long.parseLong(arguments[1]);
    try (FileLedger ledger = figures.open()) {
      SampleLedger.append(ledger, SampleEffects.WITHOUT_EXPIRY, figures.last);
      figures.measure(ledger, "warming up", 100, 20, false);
      for (int round = 0; round < 3; round++) {
        figures.measure(ledger, "10 transactions", 10, 100, false);
        figures.measure(ledger, "10 with private data", 10, 100, true);
        figures.measure(ledger, "100 transactions", 100, 50, false);
        figures.measure(ledger, "100 with private data", 100, 50, true);
      }
      while (figures.transactions < wanted) {
        figures.measure(ledger, "100 transactions", 100, 100, figures.transactions % 7 == 0);
        print("  memory: " + memory());
      }
      figures.purge(ledger);
    }
    figures.reopen("state kept");
    LedgerFiles.delete(figures.folder.resolve("state"));
    figures.reopen("state rebuilt");
  }

  private FileLedger open() {
    return FileLedger.open(folder, SampleEffects.WITHOUT_EXPIRY);
  }

  private void measure(FileLedger ledger, String what, int size, int count, boolean inPrivate)
      throws IOException {
    List<SampleBlock> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      last = last.next(block(size, inPrivate));
      blocks.add(last);
    }
    List<BlockUpdates> updates = new ArrayList<>();
    blocks.forEach(block -> updates.add(SampleLedger.updates(ledger, block)));
    long disk = disk(blocks);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      SampleBlock block = blocks.get(i);
      ledger.append(block.block(), block.privateData(), updates.get(i));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    print(
        String.format(
            Locale.ROOT,
            "%s: %.0f blocks/s, %.0f transactions/s; writing and syncing the bytes alone: %.0f"
                + " blocks/s",
            what,
            count / seconds,
            count * size / seconds,
            count * 1e9 / disk));
  }

  private List<SampleTransaction> block(int size, boolean inPrivate) {
    List<SampleTransaction> block = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String id = "transaction-" + transactions++;
      SampleTransaction next = new SampleTransaction(id).signature(SIGNATURE);
      next.put("row-" + id, "v".repeat(200)).put("hot-" + i, id);
      block.add(inPrivate ? next.putPrivate("kept", "row-" + id, "v".repeat(200)) : next);
    }
    return block;
  }

  private long disk(List<SampleBlock> blocks) throws IOException {
    Path file = folder.resolveSibling("bytes-alone");
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      long start = System.nanoTime();
      for (SampleBlock block : blocks) {
        out.write(block.block().toByteArray());
        out.getFD().sync();
      }
      return System.nanoTime() - start;
    } finally {
      Files.delete(file);
    }
  }

  private void purge(FileLedger ledger) {
    last = last.next(new SampleTransaction("purge").purge("kept", "hot-1"));
    long start = System.nanoTime();
    SampleLedger.append(ledger, SampleEffects.WITHOUT_EXPIRY, last);
    print("purging a key never written: " + (System.nanoTime() - start) / 1_000_000 + " ms");
    last = last.next(new SampleTransaction("p").putPrivate("kept", "hot-1", "1"));
    SampleLedger.append(ledger, SampleEffects.WITHOUT_EXPIRY, last);
    last = last.next(new SampleTransaction("q").purge("kept", "hot-1"));
    start = System.nanoTime();
    SampleLedger.append(ledger, SampleEffects.WITHOUT_EXPIRY, last);
    print("purging a key: " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  private void reopen(String what) throws IOException {
    long start = System.nanoTime();
    long cpu = cpu();
    try (FileLedger ledger = open()) {
      long millis = (System.nanoTime() - start) / 1_000_000;
      long cpuMillis = (cpu() - cpu) / 1_000_000;
      long bytes = 0;
      for (Path file : LedgerFiles.all(folder)) {
        bytes += Files.size(file);
      }
      print(
          "reopened, "
              + what
              + ": "
              + ledger.height()
              + " blocks, "
              + transactions
              + " transactions, "
              + (bytes >> 20)
              + " MiB: "
              + millis
              + " ms, of which processor "
              + cpuMillis
              + " ms; "
              + memory());
    }
  }

  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static String memory() throws IOException {
    System.gc();
    Runtime heap = Runtime.getRuntime();
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .findFirst()
            .orElse("unknown");
    return "heap " + ((heap.totalMemory() - heap.freeMemory()) >> 20) + " MiB, " + resident;
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
