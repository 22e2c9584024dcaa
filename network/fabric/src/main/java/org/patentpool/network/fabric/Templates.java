package org.patentpool.network.fabric;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patentpool.network.identity.Folders;

/** Writes the configuration files and scripts that lie beside this class, their blanks filled. */
final class Templates {
  private static final Pattern BLANK = Pattern.compile("\\$\\{([a-zA-Z]+)\\}");

  private Templates() {}

  /** Writes a file that everybody may read. */
  static void write(Path file, Map<String, String> values) throws IOException {
    Folders.replace(file, fill(file.getFileName().toString(), values));
  }

  /** Writes a file that everybody may run. */
  static void writeScript(Path file, Map<String, String> values) throws IOException {
    Folders.replaceScript(file, fill(file.getFileName().toString(), values));
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
}
