package org.patentpool.network.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.Test;
import org.patentpool.network.policy.Batching;

class BatchCutterTest {
  private static final Batching LIMITS = new Batching(4, 1_000, 100, Duration.ofSeconds(1));

  private static Submission.Item item(int bytes) {
    return new Submission.Item(
        Envelope.newBuilder().setPayload(ByteString.copyFrom(new byte[bytes])).build(), null);
  }

  private static List<Integer> sizes(List<Submission.Item> batch) {
    return batch.stream().map(item -> item.envelope().getPayload().size()).toList();
  }

  /** One after the other, and what is left at the end. */
  private static List<List<Integer>> cut(List<Integer> sizes) {
    BatchCutter cutter = new BatchCutter();
    List<List<Integer>> batches = new ArrayList<>();
    for (int size : sizes) {
      cutter.add(List.of(item(size)), LIMITS).forEach(batch -> batches.add(sizes(batch)));
    }
    if (!cutter.isEmpty()) {
      batches.add(sizes(cutter.cut()));
    }
    return batches;
  }

  @Test
  void so_many_messages_are_a_batch() {
    assertThat(cut(List.of(1, 2, 3, 4, 5))).containsExactly(List.of(1, 2, 3, 4), List.of(5));
  }

  @Test
  void a_batch_ends_before_it_would_pass_the_preferred_size() {
    assertThat(cut(List.of(60, 40, 1, 99))).containsExactly(List.of(60, 40), List.of(1, 99));
    assertThat(cut(List.of(60, 41))).containsExactly(List.of(60), List.of(41));
  }

  @Test
  void a_message_above_the_preferred_size_is_alone() {
    assertThat(cut(List.of(10, 101, 10))).containsExactly(List.of(10), List.of(101), List.of(10));
  }

  @Test
  void an_empty_cutter_cuts_nothing() {
    BatchCutter cutter = new BatchCutter();
    assertThat(cutter.isEmpty()).isTrue();
    assertThat(cutter.cut()).isEmpty();
  }

  @Property
  void nothing_is_lost_doubled_or_moved(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 150) Integer> sizes) {
    List<List<Integer>> batches = cut(sizes);
    assertThat(batches.stream().flatMap(List::stream).toList()).isEqualTo(sizes);
    assertThat(batches).doesNotContain(List.of());
  }

  @Property
  void the_same_messages_make_the_same_batches_however_they_come(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 150) Integer> sizes) {
    BatchCutter atOnce = new BatchCutter();
    List<List<Integer>> batches = new ArrayList<>();
    atOnce
        .add(sizes.stream().map(BatchCutterTest::item).toList(), LIMITS)
        .forEach(batch -> batches.add(sizes(batch)));
    if (!atOnce.isEmpty()) {
      batches.add(sizes(atOnce.cut()));
    }
    assertThat(cut(sizes)).isEqualTo(batches);
  }

  @Property
  void no_batch_is_larger_than_it_may_be(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 150) Integer> sizes) {
    for (List<Integer> batch : cut(sizes)) {
      int bytes = batch.stream().mapToInt(Integer::intValue).sum();
      assertThat(batch.size()).isLessThanOrEqualTo(LIMITS.maxMessages());
      assertThat(bytes <= LIMITS.preferredMaxBytes() || batch.size() == 1).isTrue();
    }
  }
}
