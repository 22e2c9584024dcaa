package org.patentpool.network.fabric;

import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.GatewayException;

/** A client that sends one command after the other, each until it is acknowledged. */
final class Persistent implements Runnable {
  private final Client client;
  private final String party;
  private final AtomicInteger numbers;
  private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private volatile boolean finishing;

  /**
   * @param numbers where every command takes its number from
   */
  Persistent(Client client, String party, AtomicInteger numbers) {
    this.client = client;
    this.party = party;
    this.numbers = numbers;
  }

  /** The numbers of the commands that were acknowledged so far. */
  Collection<Integer> acknowledged() {
    return acknowledged;
  }

  /** How often it was answered anything. */
  int answers() {
    return acknowledged.size() + refusals.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What it was told when a command was not acknowledged, and how often. */
  Map<String, Integer> refusals() {
    return refusals;
  }

  /** Lets it end when the command at which it is was acknowledged. */
  void finish() {
    finishing = true;
  }

  @Override
  public void run() {
    while (!finishing) {
      int number = numbers.incrementAndGet();
      while (!isAcknowledged(number)) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IllegalStateException("interrupted before notice " + number + " was taken");
        }
        Polling.pause();
      }
      acknowledged.add(number);
    }
  }

  /** Anything else than an answer with a status ends it. */
  private boolean isAcknowledged(int number) {
    try {
      client.submit("party.notify", Commands.notice(party, number));
      return true;
    } catch (GatewayException e) {
      refused(e.getClass().getSimpleName() + " " + e.getStatus().getCode());
      return false;
    } catch (CommitException e) {
      refused(e.getClass().getSimpleName() + " " + e.getCode());
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void refused(String status) {
    refusals.merge(status, 1, Integer::sum);
  }
}
