package org.patentpool.network.ordering;

import java.util.ArrayList;
import java.util.List;
import org.patentpool.network.policy.Batching;

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

  /** Takes items that share blocks; gives the batches that are complete now, in order. */
  List<List<Submission.Item>> add(List<Submission.Item> items, Batching limits) {
    List<List<Submission.Item>> complete = new ArrayList<>();
    for (Submission.Item item : items) {
      add(item, limits, complete);
    }
    return complete;
  }

  private void add(Submission.Item item, Batching limits, List<List<Submission.Item>> complete) {
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
