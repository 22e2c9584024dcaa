package org.patentpool.network.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.Test;
import org.patentpool.network.ordering.SubmissionQueue.Answer;
import org.patentpool.network.testing.Writes;

class SubmissionQueueTest {
  private final SubmissionQueue queue = new SubmissionQueue(3, 100);

  private static Submission ofSize(int bytes) {
    Envelope envelope =
        Envelope.newBuilder().setPayload(ByteString.copyFrom(new byte[bytes])).build();
    return Submission.of(new Submission.Item(envelope, null), Submission.Kind.SHARED);
  }

  @Test
  void it_takes_so_many_and_no_more_until_one_leaves() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      assertThat(queue.offer(ofSize(1))).isEqualTo(Answer.TAKEN);
    }
    assertThat(queue.offer(ofSize(1))).isEqualTo(Answer.FULL);
    queue.take();
    assertThat(queue.offer(ofSize(1))).isEqualTo(Answer.TAKEN);
  }

  @Test
  void it_takes_so_many_bytes_and_no_more_until_some_leave() throws InterruptedException {
    assertThat(queue.offer(ofSize(60))).isEqualTo(Answer.TAKEN);
    assertThat(queue.offer(ofSize(41))).isEqualTo(Answer.FULL);
    assertThat(queue.offer(ofSize(40))).isEqualTo(Answer.TAKEN);
    queue.poll(0);
    assertThat(queue.offer(ofSize(60))).isEqualTo(Answer.TAKEN);
  }

  @Test
  void an_empty_one_takes_what_is_larger_than_all_there_is_room_for() {
    assertThat(queue.offer(ofSize(1_000))).isEqualTo(Answer.TAKEN);
    assertThat(queue.offer(ofSize(1))).isEqualTo(Answer.FULL);
  }

  @Test
  void private_data_counts_while_it_waits() {
    Submission.Item item =
        new Submission.Item(
            Envelope.getDefaultInstance(),
            new Writes().putPrivate("accounts", "c", "k", "x".repeat(90)).privateSet());
    assertThat(queue.offer(Submission.of(item, Submission.Kind.SHARED))).isEqualTo(Answer.TAKEN);
    assertThat(queue.offer(ofSize(10))).isEqualTo(Answer.FULL);
  }

  @Test
  void it_ends_behind_what_is_in() throws InterruptedException {
    Submission last = ofSize(1);
    queue.offer(last);
    queue.end();
    queue.end();
    assertThat(queue.offer(ofSize(1))).isEqualTo(Answer.ENDED);
    assertThat(queue.take()).isEqualTo(last);
    assertThat(queue.take().isEnd()).isTrue();
    assertThat(queue.poll(0)).isNull();
  }
}
