package org.patentpool.app.ledger;

import java.util.List;
import java.util.Optional;

/** A key made of a kind and parts, as Fabric's chaincode libraries write it. */
public record CompositeKey(String kind, List<String> parts) {
  private static final String SEPARATOR = "\u0000";

  /** The key taken apart, or nothing when it is a plain one. */
  public static Optional<CompositeKey> parse(String key) {
    if (!key.startsWith(SEPARATOR) || !key.endsWith(SEPARATOR) || key.length() < 3) {
      return Optional.empty();
    }
    List<String> all = List.of(key.substring(1, key.length() - 1).split(SEPARATOR, -1));
    return Optional.of(new CompositeKey(all.getFirst(), all.subList(1, all.size())));
  }
}
