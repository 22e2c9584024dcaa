package org.patentpool.app.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The folder that keeps everything this app has, readable by its owner alone and held by one
 * process at a time: {@code app.log}, {@code database/} and, with a ledger of its own, {@code
 * ledger/}.
 */
public final class DataFolder implements AutoCloseable {
  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Creates the folder where it is missing and takes hold of it.
   *
   * @throws StartException when it cannot be written or another process holds it
   */
  public static DataFolder open(Path root) {
    try {
      privateFolder(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("app.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!locked(channel)) {
        String holder = StandardCharsets.UTF_8.decode(content(channel)).toString().strip();
        channel.close();
        throw new StartException(
            "another app (process "
                + holder
                + ") uses "
                + root
                + ": stop it, or give another folder with --data");
      }
      channel.truncate(0);
      byte[] process =
          Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.write(ByteBuffer.wrap(process), 0);
      return new DataFolder(root, channel);
    } catch (IOException e) {
      throw new StartException("cannot use the data folder " + root + ": " + e, e);
    }
  }

  public Path log() {
    return root.resolve("app.log");
  }

  public Path ledger() {
    return root.resolve("ledger");
  }

  /** Stands while a sample pool is still to be founded, and holds the day it was asked for. */
  public Path samplePending() {
    return root.resolve("sample.pending");
  }

  /** Has a sample pool founded, even if this start does not come to its end. */
  public void remindOfSample() {
    try {
      Files.writeString(samplePending(), LocalDate.now(ZoneOffset.UTC).toString());
    } catch (IOException e) {
      throw new StartException("cannot write " + samplePending() + ": " + e, e);
    }
  }

  public Path database() {
    Path folder = root.resolve("database");
    try {
      privateFolder(folder);
      return folder;
    } catch (IOException e) {
      throw new StartException("cannot create the folder " + folder + ": " + e, e);
    }
  }

  private static void privateFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable Object lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static ByteBuffer content(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(32);
    channel.read(content, 0);
    return content.flip();
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
