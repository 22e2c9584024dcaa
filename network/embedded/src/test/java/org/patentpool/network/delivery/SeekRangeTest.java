package org.patentpool.network.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekInfo.SeekBehavior;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekNextCommit;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.junit.jupiter.api.Test;

class SeekRangeTest {
  private static final long HEIGHT = 7;
  private static final SeekPosition OLDEST =
      SeekPosition.newBuilder().setOldest(SeekOldest.getDefaultInstance()).build();
  private static final SeekPosition NEWEST =
      SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()).build();
  private static final SeekPosition NEXT =
      SeekPosition.newBuilder().setNextCommit(SeekNextCommit.getDefaultInstance()).build();

  @Test
  void positions_are_relative_to_the_height() throws SeekRefused {
    assertThat(range(OLDEST, NEWEST)).isEqualTo(new SeekRange(0, 6, true));
    assertThat(range(NEWEST, NEWEST)).isEqualTo(new SeekRange(6, 6, true));
    assertThat(range(OLDEST, OLDEST)).isEqualTo(new SeekRange(0, 0, true));
    assertThat(range(NEXT, at(9))).isEqualTo(new SeekRange(7, 9, true));
    assertThat(range(at(2), at(2))).isEqualTo(new SeekRange(2, 2, true));
    assertThat(range(at(7), at(-1))).isEqualTo(new SeekRange(7, -1, true));
  }

  @Test
  void a_reader_that_does_not_wait_says_so() throws SeekRefused {
    SeekInfo seek =
        SeekInfo.newBuilder()
            .setStart(OLDEST)
            .setStop(NEWEST)
            .setBehavior(SeekBehavior.FAIL_IF_NOT_READY)
            .build();
    assertThat(SeekRange.of(seek, HEIGHT).waits()).isFalse();
  }

  @Test
  void a_start_beyond_the_next_block_is_not_found() {
    assertRefused(at(8), at(9), Status.NOT_FOUND);
    assertRefused(at(-1), at(-1), Status.NOT_FOUND);
    assertRefused(SeekPosition.getDefaultInstance(), NEWEST, Status.NOT_FOUND);
  }

  @Test
  void a_stop_before_the_start_is_a_bad_request() {
    assertRefused(at(3), at(2), Status.BAD_REQUEST);
    assertRefused(NEXT, at(6), Status.BAD_REQUEST);
  }

  @Test
  void start_and_stop_are_both_needed() {
    assertThatExceptionOfType(SeekRefused.class)
        .isThrownBy(() -> SeekRange.of(SeekInfo.newBuilder().setStart(OLDEST).build(), HEIGHT))
        .satisfies(e -> assertThat(e.status()).isEqualTo(Status.BAD_REQUEST));
    assertThatExceptionOfType(SeekRefused.class)
        .isThrownBy(() -> SeekRange.of(SeekInfo.newBuilder().setStop(OLDEST).build(), HEIGHT))
        .satisfies(e -> assertThat(e.status()).isEqualTo(Status.BAD_REQUEST));
  }

  private static void assertRefused(SeekPosition start, SeekPosition stop, Status status) {
    assertThatExceptionOfType(SeekRefused.class)
        .isThrownBy(() -> range(start, stop))
        .satisfies(e -> assertThat(e.status()).isEqualTo(status));
  }

  private static SeekRange range(SeekPosition start, SeekPosition stop) throws SeekRefused {
    return SeekRange.of(SeekInfo.newBuilder().setStart(start).setStop(stop).build(), HEIGHT);
  }

  private static SeekPosition at(long number) {
    return SeekPosition.newBuilder()
        .setSpecified(SeekSpecified.newBuilder().setNumber(number))
        .build();
  }
}
