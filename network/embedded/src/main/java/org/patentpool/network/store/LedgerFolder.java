package org.patentpool.network.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand: {@code blocks} is the chain; {@code private/} holds private data as it was
 * received; {@code state/} is derived from both and can be rebuilt; {@code lock} keeps a second
 * process out.
 */
record LedgerFolder(Path root) {
  static final String RESTORE = "Restore the whole folder from a copy; opening it changed nothing.";

  Path blocks() {
    return root.resolve("blocks");
  }

  Path privateData() {
    return root.resolve("private");
  }

  Path state() {
    return root.resolve("state");
  }

  Path lock() {
    return root.resolve("lock");
  }

  void create() throws IOException {
    createPrivately(root);
  }

  /** For its owner alone: what is confidential on the ledger stands in these files in clear. */
  static void createPrivately(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  /** Makes the names in a folder survive a power cut. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  CorruptLedgerException blocksDamaged(long offset, String what) {
    return new CorruptLedgerException(blocks(), OptionalLong.of(offset), what, RESTORE, null);
  }

  CorruptLedgerException privateDamaged(Path file, String what, @Nullable Throwable cause) {
    String remedy = "Private data cannot be rebuilt from the blocks. " + RESTORE;
    return new CorruptLedgerException(file, OptionalLong.empty(), what, remedy, cause);
  }

  CorruptLedgerException stateDamaged(Path file, String what, @Nullable Throwable cause) {
    return new CorruptLedgerException(
        file,
        OptionalLong.empty(),
        what,
        "All in "
            + state()
            + " is derived from "
            + blocks()
            + " and "
            + privateData()
            + ": delete "
            + state()
            + " alone and open the ledger again to have it rebuilt.",
        cause);
  }

  DatabaseDamage privateDamage() {
    return new DatabaseDamage(privateData(), this::privateDamaged);
  }

  DatabaseDamage stateDamage() {
    return new DatabaseDamage(state(), this::stateDamaged);
  }

  static UncheckedIOException failed(String what, IOException cause) {
    return new UncheckedIOException(what + ": " + cause.getMessage(), cause);
  }
}
