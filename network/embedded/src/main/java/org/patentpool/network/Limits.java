package org.patentpool.network;

/**
 * How much may be under way at once.
 *
 * @param calls evaluations, endorsements and submissions together; Fabric's default is 500
 * @param queued how many more of those wait for their turn before the rest is refused
 * @param commitWaits calls that wait for a commit, which cost little more than a map entry
 * @param eventStreams streams of chaincode events
 * @param deliverStreams streams of blocks; Fabric's default is 2500
 * @param ordering submissions that wait for a block
 * @param messageBytes the largest request; Fabric's default is 100 MiB, its orderer takes 10
 * @param transientBytes private data of transactions that are endorsed and not yet committed
 */
public record Limits(
    int calls,
    int queued,
    int commitWaits,
    int eventStreams,
    int deliverStreams,
    int ordering,
    int messageBytes,
    long transientBytes) {

  public static Limits standard() {
    int megabyte = 1024 * 1024;
    return new Limits(500, 4_000, 10_000, 500, 2_500, 10_000, 16 * megabyte, 256L * megabyte);
  }

  public Limits withCalls(int newCalls, int newQueued) {
    return new Limits(
        newCalls,
        newQueued,
        commitWaits,
        eventStreams,
        deliverStreams,
        ordering,
        messageBytes,
        transientBytes);
  }
}
