package org.patentpool.network.fabric.recording;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which programs were recorded and when, how much of what there is, and each file's digest. */
public record Manifest(SortedMap<String, String> lines) {
  private static final String DIGEST = "sha256.";

  static Manifest read(Path file) throws IOException {
    Properties read = new Properties();
    read.load(new StringReader(Files.readString(file)));
    SortedMap<String, String> lines = new TreeMap<>();
    read.stringPropertyNames().forEach(name -> lines.put(name, read.getProperty(name)));
    return new Manifest(lines);
  }

  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    Files.writeString(file, text);
  }

  public String get(String name) {
    String value = lines.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the manifest does not tell " + name);
    }
    return value;
  }

  void digest(Path file) throws IOException {
    lines.put(DIGEST + file.getFileName(), sha256(Files.readAllBytes(file)));
  }

  void checkFiles(Path folder) throws IOException {
    for (String name : lines.tailMap(DIGEST).keySet()) {
      if (name.startsWith(DIGEST)) {
        Path file = folder.resolve(name.substring(DIGEST.length()));
        if (!sha256(Files.readAllBytes(file)).equals(lines.get(name))) {
          throw new IOException(file + " is not what was recorded");
        }
      }
    }
  }

  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
