package org.patentpool.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FeedTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<Integer> opened = new CopyOnWriteArrayList<>();

  /** Delivers numbers from the position on and breaks off after each multiple of five. */
  private Stream<Integer> breakingOff(int from) {
    opened.add(from);
    Iterator<Integer> numbers = IntStream.iterate(from, i -> i + 1).iterator();
    return new Stream<>() {
      private boolean broken;

      @Override
      public boolean hasNext() {
        if (broken) {
          throw new GatewayRuntimeException(new StatusRuntimeException(Status.UNAVAILABLE));
        }
        return true;
      }

      @Override
      public Integer next() {
        int next = numbers.next();
        broken = next % 5 == 0;
        return next;
      }

      @Override
      public void close() {}
    };
  }

  private static Feed<Integer> feed(java.util.function.Function<Integer, Stream<Integer>> open) {
    return new Feed<>("numbers", 1, open, (_, number) -> number + 1);
  }

  @Test
  void it_goes_on_after_every_break_without_gap_or_repetition() throws InterruptedException {
    List<Integer> got = new ArrayList<>();
    try (Feed<Integer> feed = feed(this::breakingOff)) {
      while (got.size() < 23) {
        got.addAll(feed.take(23 - got.size(), LONG));
      }
    }
    assertThat(got).isEqualTo(IntStream.rangeClosed(1, 23).boxed().toList());
    assertThat(opened).startsWith(1, 6, 11, 16, 21);
  }

  @Test
  void what_cannot_be_read_ends_it_after_what_could() throws InterruptedException {
    try (Feed<Integer> feed =
        feed(from -> {
          Stream<Integer> numbers = breakingOff(from);
          return new Stream<>() {
            @Override
            public boolean hasNext() {
              return numbers.hasNext();
            }

            @Override
            public Integer next() {
              int next = numbers.next();
              if (next == 3) {
                throw new IllegalStateException("3 is no number");
              }
              return next;
            }

            @Override
            public void close() {}
          };
        })) {
      List<Integer> got = new ArrayList<>();
      while (got.size() < 2) {
        got.addAll(feed.take(10, LONG));
      }
      assertThat(got).containsExactly(1, 2);
      assertThatThrownBy(() -> feed.take(10, Duration.ofSeconds(1)))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("3 is no number");
    }
  }

  @Test
  void a_delivery_that_ends_with_a_status_is_trouble_and_no_end() throws InterruptedException {
    try (Feed<Integer> feed =
        feed(_ -> {
          throw new NoSuchElementException("Unexpected status response: FORBIDDEN");
        })) {
      while (feed.trouble() == null) {
        assertThat(feed.take(1, Duration.ofMillis(10))).isEmpty();
      }
      assertThat(feed.trouble()).contains("FORBIDDEN");
    }
  }

  @Test
  void it_says_why_nothing_comes() throws InterruptedException {
    try (Feed<Integer> feed =
        feed(_ -> {
          throw new GatewayRuntimeException(
              Status.PERMISSION_DENIED.withDescription("not yours").asRuntimeException());
        })) {
      while (feed.trouble() == null) {
        assertThat(feed.take(1, Duration.ofMillis(10))).isEmpty();
      }
      assertThat(feed.trouble()).isEqualTo("PERMISSION_DENIED not yours");
    }
  }
}
