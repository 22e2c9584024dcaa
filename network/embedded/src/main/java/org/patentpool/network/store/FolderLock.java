package org.patentpool.network.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a ledger folder to one user at a time, in this process or another. */
final class FolderLock implements AutoCloseable {
  /**
   * Asked before the file is touched: closing a file a second time opened would, as POSIX has it,
   * free the lock that this process holds on it.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static FolderLock acquire(Path file) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling(".").toRealPath();
    if (!HELD_HERE.add(folder)) {
      throw inUse(folder, "opened twice in this process");
    }
    boolean acquired = false;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      acquired = channel.tryLock() != null;
      if (!acquired) {
        channel.close();
        throw inUse(folder, "open in another process");
      }
      return new FolderLock(folder, channel);
    } finally {
      if (!acquired) {
        HELD_HERE.remove(folder);
      }
    }
  }

  private static IllegalStateException inUse(Path folder, String how) {
    return new IllegalStateException(
        "The ledger in "
            + folder
            + " is in use: it is "
            + how
            + ". Close that one first; two writers would destroy it.");
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(folder);
  }
}
