package org.patentpool.network.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Writes folders and files that are either wholly there or not at all, whatever moment the machine
 * stops at: a network must not wake up with a certificate whose key was never written.
 */
public final class Folders {
  private static final String READABLE = "rw-r--r--";
  private static final String SECRET = "rw-------";
  private static final String RUNNABLE = "rwxr-xr-x";

  private Folders() {}

  /** Something that fills a folder with files. */
  @FunctionalInterface
  interface Filling {
    void fill(Path folder) throws IOException, IdentityException;
  }

  /** Creates the folder with its content, unless it is there already. */
  static void createOnce(Path folder, Filling filling) throws IOException, IdentityException {
    if (Files.isDirectory(folder)) {
      return;
    }
    var parent = parent(folder);
    create(parent);
    var partial = partial(folder);
    delete(partial);
    Files.createDirectory(partial);
    filling.fill(partial);
    try (var entries = Files.walk(partial)) {
      for (var entry : entries.filter(Files::isDirectory).toList()) {
        force(entry);
      }
    }
    Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    force(parent);
  }

  /** Writes a new file that everybody may read. */
  static void write(Path file, byte[] content) throws IOException {
    write(file, content, READABLE);
  }

  /** Writes a new file that nobody but its owner may read, from its first byte on. */
  static void writeSecret(Path file, byte[] content) throws IOException {
    write(file, content, SECRET);
  }

  /** Writes a file that everybody may read, wholly or not at all in place of the one before. */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, content, READABLE);
  }

  /** The same for a file that nobody but its owner may read. */
  public static void replaceSecret(Path file, byte[] content) throws IOException {
    replace(file, content, SECRET);
  }

  /** The same for a file that everybody may run. */
  public static void replaceScript(Path file, byte[] content) throws IOException {
    replace(file, content, RUNNABLE);
  }

  private static void replace(Path file, byte[] content, String permissions) throws IOException {
    var partial = partial(file);
    Files.deleteIfExists(partial);
    write(partial, content, permissions);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    force(parent(file));
  }

  /** The files of a folder by name, none when the folder is missing. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry) && !isPartial(entry))
          .sorted()
          .toList();
    }
  }

  private static void write(Path file, byte[] content, String permissions) throws IOException {
    Files.createDirectories(parent(file));
    var attribute =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, options, attribute)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Creates what is missing of the path, each folder lasting before the next one stands in it. */
  private static void create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      create(parent(folder));
      Files.createDirectory(folder);
      force(parent(folder));
    }
  }

  private static Path partial(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".partial");
  }

  private static Path parent(Path target) throws IOException {
    var parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("%s is the root of all folders".formatted(target));
    }
    return parent;
  }

  private static boolean isPartial(Path file) {
    return file.getFileName().toString().endsWith(".partial");
  }

  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var entries = Files.walk(folder)) {
      for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
