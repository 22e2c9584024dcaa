package org.patentpool.network.validation;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random blocks of random transactions over few keys, so that they get in each other's way. */
final class RandomHistory {
  /** The last two are ordered one way by UTF-8 and the other way by Java. */
  static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "f", "\uE000", "\uD83D\uDE00");

  private RandomHistory() {}

  /**
   * A range query.
   *
   * @param seen how many rows the caller looked at, all when negative
   * @param degree of the summary, when there are more rows than that
   */
  record Query(String start, String end, int seen, int degree) {}

  /**
   * A transaction yet to be simulated.
   *
   * @param staleness how many blocks old the state is that it is simulated on
   * @param writes whether each key is put (or else deleted)
   */
  record Draft(
      int staleness, List<String> reads, List<Query> queries, Map<String, Boolean> writes) {}

  static Arbitrary<List<List<Draft>>> blocks() {
    Arbitrary<String> key = Arbitraries.of(KEYS);
    Arbitrary<String> edge = Arbitraries.of("", "a", "b", "d", "f", "\uE000", "\uD83D\uDE00");
    Arbitrary<Query> query =
        Combinators.combine(
                edge,
                edge,
                Arbitraries.of(-1, -1, -1, 1, 2, 3),
                Arbitraries.integers().between(2, 3))
            .as(Query::new);
    Arbitrary<Draft> draft =
        Combinators.combine(
                Arbitraries.integers().between(0, 2),
                key.list().uniqueElements().ofMaxSize(2),
                query.list().ofMaxSize(1),
                Arbitraries.maps(key, Arbitraries.of(true, true, false)).ofMaxSize(2))
            .as(Draft::new);
    return draft.list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(5);
  }
}
