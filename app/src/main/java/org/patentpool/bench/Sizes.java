package org.patentpool.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How large a made-up quarter is.
 *
 * @param seed quarters of one size and one seed are equal
 */
record Sizes(int receipts, int founders, int families, int members, int seed) {
  static final Set<String> OPTIONS =
      Set.of("--receipts", "--founders", "--families", "--members", "--seed");

  /** What the founders of a large pool have to reckon with. */
  static Sizes of(Map<String, Integer> given) {
    return new Sizes(
        given.getOrDefault("--receipts", 1_000_000),
        given.getOrDefault("--founders", 50),
        given.getOrDefault("--families", 1_280),
        given.getOrDefault("--members", 10_000),
        given.getOrDefault("--seed", 1));
  }

  /** Ids of equal length, so that their order is that of their numbers. */
  static String id(String what, int number) {
    return "%s-%07d".formatted(what, number);
  }

  /** The ids of the founders. */
  List<String> founderIds() {
    return IntStream.range(0, founders).mapToObj(i -> id("founder", i)).toList();
  }
}
