package org.patentpool.network.ordering;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides which messages share a block, by their number and size alone, so that the same messages
 * in the same order under the same limits always make the same blocks. When to cut for lack of
 * further messages is for the caller to decide.
 */
final class BatchCutter {
  private final List<Submission.Item> pending = new ArrayList<>();
  private long pendingBytes;

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /** Takes the next submission; gives the batches that are complete now, in order. */
  List<List<Submission.Item>> add(Submission submission, BatchLimits limits) {
    List<List<Submission.Item>> complete = new ArrayList<>();
    if (submission.alone()) {
      cutInto(complete);
      complete.add(submission.items());
      return complete;
    }
    for (Submission.Item item : submission.items()) {
      add(item, limits, complete);
    }
    return complete;
  }

  private void add(Submission.Item item, BatchLimits limits, List<List<Submission.Item>> complete) {
    if (item.bytes() > limits.preferredMaxBytes()) {
      cutInto(complete);
      complete.add(List.of(item));
      return;
    }
    if (pendingBytes + item.bytes() > limits.preferredMaxBytes()) {
      cutInto(complete);
    }
    pending.add(item);
    pendingBytes += item.bytes();
    if (pending.size() >= limits.maxMessages()) {
      cutInto(complete);
    }
  }

  private void cutInto(List<List<Submission.Item>> complete) {
    if (!pending.isEmpty()) {
      complete.add(cut());
    }
  }

  /** What has come together, which may be nothing; the next batch starts empty. */
  List<Submission.Item> cut() {
    List<Submission.Item> batch = List.copyOf(pending);
    pending.clear();
    pendingBytes = 0;
    return batch;
  }
}
