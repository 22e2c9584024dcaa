package org.patentpool.network.fabric;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.patentpool.network.NetworkException;

/** Lets one command at a time change the network of a folder. */
final class FolderClaim implements AutoCloseable {
  private static final String FILE = "fabric.lock";

  private final FileChannel channel;

  private FolderClaim(FileChannel channel) {
    this.channel = channel;
  }

  static FolderClaim on(Path data) throws IOException {
    Files.createDirectories(data);
    FileChannel channel =
        FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean claimed = false;
    try {
      claimed = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it, which is somebody else as well.
      claimed = false;
    } finally {
      if (!claimed) {
        channel.close();
      }
    }
    if (!claimed) {
      throw new NetworkException(
          "another command is at work on the network in " + data + "; wait for its end");
    }
    return new FolderClaim(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
