package org.patentpool.network.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads at any place from any thread. The platform closes a channel when a thread that uses it is
 * interrupted; one impatient caller would close it for all, so it is then opened again.
 */
final class BlockReader implements AutoCloseable {
  private final Path file;
  private volatile FileChannel channel;
  private boolean closed;

  BlockReader(Path file) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /** Fills the array from there; false if the file ends before. */
  boolean read(byte[] into, long from) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        FileChannel used = channel;
        try {
          return fill(used, into, from);
        } catch (ClosedChannelException e) {
          interrupted |= Thread.interrupted();
          reopen();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean fill(FileChannel channel, byte[] into, long from) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        return false;
      }
    }
    return true;
  }

  private synchronized void reopen() throws IOException {
    if (closed) {
      throw new IllegalStateException("The ledger is closed");
    }
    if (!channel.isOpen()) {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    channel.close();
  }
}
