package org.patentpool.network.ordering;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.ordering.Submission.Kind;
import org.patentpool.network.policy.ConfigUpdates;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.policy.InvalidConfigException;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes envelopes, checks that their senders may send, and cuts them into signed, hash-chained
 * blocks which it hands to the committer in order.
 *
 * <p>One thread cuts and commits. While a block is being committed the next batch grows; when
 * nothing more is waiting, a batch is cut after a short linger, so load makes blocks large and
 * idleness makes them quick.
 */
public final class Orderer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Orderer.class);

  /** So many messages of the largest size may wait; of smaller ones, as many as are as large. */
  private static final long LARGEST_WAITING = 8;

  private final ConfiguredChannel channel;
  private final SubmissionCheck check;
  private final BlockWriter writer;
  private final BlockSink committer;
  private final SubmissionQueue queue;
  private final BatchCutter cutter = new BatchCutter();
  private final long lingerNanos;
  private final Thread thread;
  private long cutAt;

  /**
   * Starts ordering after the ledger's last block.
   *
   * @param queueLimit how many submissions may wait before further ones are refused
   * @param linger how long an idle orderer waits for company for the first message
   */
  public Orderer(
      ConfiguredChannel channel,
      Ledger ledger,
      SigningIdentity signer,
      PrivateDataSource privateData,
      BlockSink committer,
      InstantSource clock,
      int queueLimit,
      Duration linger) {
    this.channel = channel;
    this.check = new SubmissionCheck(channel, privateData, clock);
    this.writer = new BlockWriter(signer, ledger.block(ledger.height() - 1));
    this.committer = committer;
    this.queue =
        new SubmissionQueue(
            queueLimit, LARGEST_WAITING * channel.current().batching().absoluteMaxBytes());
    this.lingerNanos = linger.toNanos();
    this.thread =
        Thread.ofPlatform().name("orderer-" + channel.current().channelId()).start(this::run);
  }

  /**
   * Takes the envelope for ordering. It is not yet in any block when this returns.
   *
   * @throws SubmissionRefused when it is malformed, too large, its sender may not send, its private
   *     data is not here, or the queue is full ({@code SERVICE_UNAVAILABLE}: try again later)
   */
  public void submit(Envelope envelope) throws SubmissionRefused {
    SubmissionCheck.Accepted accepted = check.check(envelope);
    if (accepted.type() == HeaderType.CONFIG) {
      check.checkConfiguration(accepted);
      take(Submission.of(new Submission.Item(envelope, null), Kind.CONFIGURATION));
    } else {
      take(Submission.of(item(accepted), Kind.SHARED));
    }
  }

  /** Takes transactions that are to fill one block of their own, all or none. */
  public void submitTogether(List<Envelope> envelopes) throws SubmissionRefused {
    List<Submission.Item> items = new ArrayList<>();
    for (Envelope envelope : envelopes) {
      items.add(item(check.check(envelope)));
    }
    if (items.isEmpty()) {
      throw new SubmissionRefused(Status.BAD_REQUEST, "there is nothing to order");
    }
    take(new Submission(items, Kind.ALONE));
  }

  private Submission.Item item(SubmissionCheck.Accepted accepted) throws SubmissionRefused {
    if (accepted.type() != HeaderType.ENDORSER_TRANSACTION) {
      throw new SubmissionRefused(
          Status.BAD_REQUEST,
          "messages of type " + accepted.header().getType() + " are not ordered here");
    }
    return new Submission.Item(accepted.envelope(), check.privateWrites(accepted));
  }

  private void take(Submission submission) throws SubmissionRefused {
    switch (queue.offer(submission)) {
      case TAKEN -> {}
      case FULL ->
          throw new SubmissionRefused(
              Status.SERVICE_UNAVAILABLE, "the orderer's queue is full; try again later");
      case ENDED ->
          throw new SubmissionRefused(Status.SERVICE_UNAVAILABLE, "the orderer has stopped");
    }
  }

  private void run() {
    try {
      boolean more = true;
      while (more) {
        more = orderNext();
      }
    } catch (InterruptedException e) {
      LOG.warn("ordering on channel {} was interrupted", channel.current().channelId());
    } catch (RuntimeException e) {
      LOG.error(
          "ordering on channel {} stops: a block could not be committed",
          channel.current().channelId(),
          e);
    } finally {
      queue.end();
    }
  }

  /** Takes what is there, or waits for it; false when the end has come. */
  private boolean orderNext() throws InterruptedException {
    Submission next;
    if (cutter.isEmpty()) {
      next = queue.take();
      cutAt = System.nanoTime() + lingerNanos;
    } else {
      next = queue.poll(cutAt - System.nanoTime());
    }
    if (next == null || next.kind() != Kind.SHARED) {
      write(cutter.cut(), false);
      return next == null || orderAlone(next);
    }
    for (List<Submission.Item> batch : cutter.add(next.items(), channel.current().batching())) {
      write(batch, false);
    }
    return true;
  }

  private boolean orderAlone(Submission submission) {
    if (submission.isEnd()) {
      return false;
    }
    boolean configuration = submission.kind() == Kind.CONFIGURATION;
    if (!configuration || stillFollows(submission.items().getFirst().envelope())) {
      write(submission.items(), configuration);
    }
    return true;
  }

  /** Another configuration may have come before this one while it waited. */
  private boolean stillFollows(Envelope configuration) {
    try {
      ConfigUpdates.accept(channel.current(), configuration);
      return true;
    } catch (InvalidConfigException e) {
      LOG.warn("a configuration is dropped, another came before it: {}", e.getMessage());
      return false;
    }
  }

  private void write(List<Submission.Item> batch, boolean configuration) {
    if (batch.isEmpty()) {
      return;
    }
    SortedMap<Integer, TxPvtReadWriteSet> privateSets = new TreeMap<>();
    for (int i = 0; i < batch.size(); i++) {
      TxPvtReadWriteSet privateSet = batch.get(i).privateWrites();
      if (privateSet != null) {
        privateSets.put(i, privateSet);
      }
    }
    Block block =
        writer.next(
            batch.stream().map(item -> item.envelope().toByteString()).toList(), configuration);
    committer.commit(block, new BlockPrivateData(privateSets));
  }

  /** Orders what was taken, waits for the committer, and takes nothing more. */
  @Override
  public void close() {
    queue.end();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
