package org.patentpool.network.ordering;

import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.store.Ledger;

/**
 * Takes envelopes, checks that their senders may send, and cuts them into signed, hash-chained
 * blocks which it hands to the committer in order.
 */
public final class Orderer implements AutoCloseable {
  public Orderer(
      Channel channel,
      Ledger ledger,
      SigningIdentity signer,
      PrivateDataSource privateData,
      BlockSink committer,
      int queueLimit) {}

  /**
   * Takes the envelope for ordering. It is not yet in any block when this returns.
   *
   * @throws SubmissionRefused when it is malformed, too large, its sender may not send, its private
   *     data is not here, or the queue is full ({@code SERVICE_UNAVAILABLE}: try again later)
   */
  public void submit(Envelope envelope) throws SubmissionRefused {
    if (envelope.getPayload().isEmpty()) {
      throw new SubmissionRefused(Status.BAD_REQUEST, "message was empty");
    }
    throw new UnsupportedOperationException();
  }

  /** Orders what was taken, waits for the committer, and takes nothing more. */
  @Override
  public void close() {}
}
