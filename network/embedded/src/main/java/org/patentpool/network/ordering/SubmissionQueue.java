package org.patentpool.network.ordering;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Submissions that wait to be ordered, bounded by number and bytes. It ends once and for all. */
final class SubmissionQueue {
  /** What becomes of an offer. */
  enum Answer {
    TAKEN,
    FULL,
    ENDED
  }

  private final BlockingQueue<Submission> waiting = new LinkedBlockingQueue<>();
  private final int maxSubmissions;
  private final long maxBytes;
  private long bytes;
  private boolean ended;

  SubmissionQueue(int maxSubmissions, long maxBytes) {
    this.maxSubmissions = maxSubmissions;
    this.maxBytes = maxBytes;
  }

  /** An empty queue takes a submission of any size. */
  synchronized Answer offer(Submission submission) {
    if (ended) {
      return Answer.ENDED;
    }
    boolean tooMuch = waiting.size() >= maxSubmissions || bytes + submission.bytes() > maxBytes;
    if (tooMuch && !waiting.isEmpty()) {
      return Answer.FULL;
    }
    waiting.add(submission);
    bytes += submission.bytes();
    return Answer.TAKEN;
  }

  /** Takes nothing more; whoever takes out gets {@link Submission#END} behind what is in. */
  synchronized void end() {
    if (!ended) {
      ended = true;
      waiting.add(Submission.END);
    }
  }

  Submission take() throws InterruptedException {
    Submission next = waiting.take();
    leave(next);
    return next;
  }

  /** The next one, or null when none comes for so long; what is in comes at once. */
  @Nullable Submission poll(long nanos) throws InterruptedException {
    Submission next = waiting.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    if (next != null) {
      leave(next);
    }
    return next;
  }

  private synchronized void leave(Submission submission) {
    bytes -= submission.bytes();
  }
}
