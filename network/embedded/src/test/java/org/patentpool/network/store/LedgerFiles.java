package org.patentpool.network.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What happens to folders: crashes, losses, damage. */
final class LedgerFiles {
  private LedgerFiles() {}

  /** Taken from a ledger that is open, this is what a killed process leaves. */
  static Path copy(Path from, Path to) throws IOException {
    for (Path file : all(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return to;
  }

  static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static void flip(Path file, long bit) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
    Files.write(file, bytes);
  }

  static void truncate(Path file, long size) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  /** The files that contain these bytes somewhere. */
  static List<Path> containing(Path folder, byte[] searched) throws IOException {
    var latin1 = StandardCharsets.ISO_8859_1;
    String text = new String(searched, latin1);
    List<Path> found = new ArrayList<>();
    for (Path file : all(folder)) {
      if (new String(Files.readAllBytes(file), latin1).contains(text)) {
        found.add(file);
      }
    }
    return found;
  }
}
