package org.patentpool.network.fabric;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the configuration files and scripts that lie beside this class, their blanks filled. */
final class Templates {
  private static final Pattern BLANK = Pattern.compile("\\$\\{([a-zA-Z]+)\\}");

  private Templates() {}

  /** Writes a file that everybody may read. */
  static void write(Path file, Map<String, String> values) throws IOException {
    replace(file, fill(file.getFileName().toString(), values), "rw-r--r--");
  }

  /** Writes a file that everybody may run. */
  static void writeScript(Path file, Map<String, String> values) throws IOException {
    replace(file, fill(file.getFileName().toString(), values), "rwxr-xr-x");
  }

  private static byte[] fill(String name, Map<String, String> values) throws IOException {
    try (InputStream template = Templates.class.getResourceAsStream(name)) {
      if (template == null) {
        throw new IOException("the template " + name + " is missing in the program");
      }
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      return BLANK
          .matcher(text)
          .replaceAll(blank -> Matcher.quoteReplacement(value(name, blank.group(1), values)))
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private static String value(String name, String blank, Map<String, String> values) {
    String value = values.get(blank);
    if (value == null) {
      throw new IllegalArgumentException(name + " has the blank " + blank + " that nobody fills");
    }
    return value;
  }

  static void replace(Path file, byte[] content) throws IOException {
    replace(file, content, "rw-r--r--");
  }

  /** The owner alone may read it. */
  static void replaceSecret(Path file, byte[] content) throws IOException {
    replace(file, content, "rw-------");
  }

  /** Whoever reads it sees the old content or the new. */
  private static void replace(Path file, byte[] content, String permissions) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    Path partial = folder.resolve("." + file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    Files.createFile(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(partial, content);
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString(permissions));
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
