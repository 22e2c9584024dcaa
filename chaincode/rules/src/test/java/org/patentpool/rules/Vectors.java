package org.patentpool.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The rulebook's right answers; where its folder stands beside the checkout, those count too. */
public final class Vectors {
  private static final Path BESIDE_THE_CHECKOUT = Path.of("..", "..", "..", "shared", "vectors");

  private Vectors() {}

  /** A question and its answer. */
  public record Case(String source, String name, Json input, Json expected) {
    @Override
    public String toString() {
      return source + ": " + name;
    }
  }

  public static Stream<Case> of(String file) {
    try (InputStream kept = Vectors.class.getResourceAsStream("/vectors/" + file)) {
      byte[] bytes = Objects.requireNonNull(kept, file).readAllBytes();
      Stream<Case> cases = cases("kept", bytes);
      Path beside = BESIDE_THE_CHECKOUT.resolve(file);
      return Files.exists(beside)
          ? Stream.concat(cases, cases("beside", Files.readAllBytes(beside)))
          : cases;
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  private static Stream<Case> cases(String source, byte[] bytes) throws IOException {
    Json all = Json.parse(new String(bytes, StandardCharsets.UTF_8));
    return all.list().stream()
        .map(each ->
            new Case(source, each.at("name").text(), each.at("input"), each.at("expected")));
  }
}
