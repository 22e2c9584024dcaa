package org.patentpool.network.store;

import java.nio.file.Path;

/** Appends blocks of a {@link SampleChain} until it is killed, telling each acknowledged height. */
final class StoreTorture {
  private StoreTorture() {}

  /** A process that does so. */
  static ProcessBuilder command(Path folder, long seed) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xmx256m",
        // A killed process leaves the native library that RocksDB unpacks.
        "-Djava.io.tmpdir=" + folder.getParent(),
        "-cp",
        System.getProperty("java.class.path"),
        StoreTorture.class.getName(),
        folder.toString(),
        Long.toString(seed));
  }

  /** Takes a folder and the seed of the chain that it holds. */
  @SuppressWarnings("InfiniteLoopStatement")
  public static void main(String[] arguments) {
    SampleChain chain = new SampleChain(Long.parseLong(arguments[1]));
    try (FileLedger ledger = FileLedger.open(Path.of(arguments[0]), SampleChain.EFFECTS)) {
      for (long skipped = 0; skipped < ledger.height(); skipped++) {
        chain.next();
      }
      while (true) {
        SampleLedger.append(ledger, SampleChain.EFFECTS, chain.next());
        System.out.println(ledger.height());
      }
    }
  }
}
