package org.patentpool.pool.vote;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

  @ParameterizedTest
  @CsvSource({
    // electorate, cast, quorum in basis points, reached
    "5, 3, 6000, true",
    "5, 3, 6001, false",
    "5, 5, 10000, true",
    "5, 4, 10000, false",
    "3, 1, 3333, true",
    "3, 1, 3334, false",
    "1, 0, 1, false",
    "0, 0, 1, false",
  })
  void a_quorum_is_reached_exactly(int electorate, int cast, int quorumBps, boolean reached) {
    assertThat(new Tally(electorate, 0, 0, cast).hasQuorum(quorumBps)).isEqualTo(reached);
    assertThat(new Tally(electorate, cast, 0, 0).hasQuorum(quorumBps)).isEqualTo(reached);
    assertThat(new Tally(electorate, 0, cast, 0).hasQuorum(quorumBps)).isEqualTo(reached);
  }

  @ParameterizedTest
  @CsvSource({
    // yes, no, threshold in basis points, carried
    "3, 1, 7500, true",
    "3, 1, 7501, false",
    "2, 1, 6666, true",
    "2, 1, 6667, false",
    "1, 1, 5001, false",
    "7, 0, 10000, true",
    "9999, 1, 10000, false",
    "0, 0, 5001, false",
  })
  void a_threshold_is_reached_exactly(int yes, int no, int thresholdBps, boolean carried) {
    assertThat(new Tally(yes + no, yes, no, 0).isCarried(thresholdBps)).isEqualTo(carried);
  }

  @Property
  void whatever_is_carried_has_more_yes_than_no(
      @ForAll @IntRange(max = 1000) int yes,
      @ForAll @IntRange(max = 1000) int no,
      @ForAll @IntRange(min = 5001, max = 10_000) int thresholdBps) {
    if (new Tally(yes + no, yes, no, 0).isCarried(thresholdBps)) {
      assertThat(yes).isGreaterThan(no);
    }
  }
}
