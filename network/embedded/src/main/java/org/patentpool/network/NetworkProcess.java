package org.patentpool.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The one process that serves a data folder. It holds a lock on a file with its process id for as
 * long as it lives: an id whose file is not locked belongs to a process that has ended, whoever has
 * that number now.
 */
final class NetworkProcess implements AutoCloseable {
  private static final String FILE = "network.pid";
  private static final int ATTEMPTS = 100;
  private static final int PAUSE_NANOS = 10_000_000;

  /**
   * The folders this process serves itself. Their files are not opened again: closing any handle of
   * a file gives up every lock that the process holds on it.
   */
  private static final Map<Path, Running> CLAIMED = new ConcurrentHashMap<>();

  private final Path data;
  private final FileChannel channel;

  private NetworkProcess(Path data, FileChannel channel) {
    this.data = data;
    this.channel = channel;
  }

  /**
   * Whoever serves the folder now.
   *
   * @param standalone whether the process does nothing else and may be stopped from outside
   */
  record Running(ProcessHandle process, boolean standalone) {}

  /**
   * Makes this process the one that serves the folder, until it is closed.
   *
   * @throws NetworkException when another does already
   */
  static NetworkProcess claim(Path data, boolean standalone) {
    try {
      Path folder = Files.createDirectories(data).toRealPath();
      Running self = new Running(ProcessHandle.current(), standalone);
      if (CLAIMED.putIfAbsent(folder, self) != null) {
        throw inUse(data, self);
      }
      try {
        return new NetworkProcess(folder, locked(folder)).announce(standalone);
      } catch (IOException | RuntimeException e) {
        CLAIMED.remove(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new NetworkException("the folder " + data + " cannot be used: " + e, e);
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    for (int i = 0; i < ATTEMPTS; i++) {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      if (channel.tryLock() != null) {
        return channel;
      }
      channel.close();
      Optional<Running> other = find(folder);
      if (other.isPresent()) {
        throw inUse(folder, other.get());
      }
      // Somebody only looked, and held the lock for that moment.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new NetworkException(file + " stays locked, and names no process that lives");
  }

  private static NetworkException inUse(Path data, Running running) {
    return new NetworkException(
        "the network in %s is in use by process %d".formatted(data, running.process().pid()));
  }

  private NetworkProcess announce(boolean standalone) throws IOException {
    String text = ProcessHandle.current().pid() + (standalone ? " standalone" : " embedded") + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    channel.force(true);
    return this;
  }

  /** The process that serves the folder, if one does. */
  static Optional<Running> find(Path data) {
    Path file = data.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Running self = CLAIMED.get(data.toRealPath());
      if (self != null) {
        return Optional.of(self);
      }
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return channel.tryLock() == null ? read(file) : Optional.empty();
      }
    } catch (IOException e) {
      throw new NetworkException(file + " cannot be read: " + e, e);
    }
  }

  private static Optional<Running> read(Path file) throws IOException {
    String[] words = Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ", 2);
    try {
      return ProcessHandle.of(Long.parseLong(words[0]))
          .map(process -> new Running(process, words.length == 2 && words[1].equals("standalone")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(data.resolve(FILE) + " cannot be closed", e);
    } finally {
      CLAIMED.remove(data);
    }
  }
}
