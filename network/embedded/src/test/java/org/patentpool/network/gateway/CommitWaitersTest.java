package org.patentpool.network.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patentpool.network.delivery.BlockFeed;
import org.patentpool.network.delivery.MemoryChain;
import org.patentpool.network.delivery.MemoryChain.Tx;
import org.patentpool.network.store.Ledger.TransactionPlace;

class CommitWaitersTest {
  private final MemoryChain chain = new MemoryChain();
  private BlockFeed feed;
  private CommitWaiters waiters;

  CommitWaitersTest() {
    chain.add(Tx.valid("old", "pool", "one"));
    feed = new BlockFeed(chain);
    waiters = new CommitWaiters(chain, feed);
  }

  @BeforeEach
  void nothing_is_awaited_yet() {
    assertThat(waiters.find("old")).isCompleted();
  }

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void an_old_transaction_is_answered_at_once() {
    assertThat(waiters.find("old").join()).isEqualTo(new TransactionPlace(0, 0, 0));
  }

  @Test
  void all_who_wait_for_a_transaction_hear_of_its_first_occurrence() throws Exception {
    CompletableFuture<TransactionPlace> one = waiters.find("new");
    CompletableFuture<TransactionPlace> two = waiters.find("new");
    CompletableFuture<TransactionPlace> other = waiters.find("other");
    assertThat(one).isNotDone();
    chain.add(
        Tx.valid("filler", "pool", "x"),
        Tx.valid("new", "pool", "x"),
        new Tx("new", TxValidationCode.DUPLICATE_TXID, Tx.valid("new", "pool", "x").event()));
    assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(new TransactionPlace(1, 1, 0));
    assertThat(two.get(10, TimeUnit.SECONDS)).isEqualTo(new TransactionPlace(1, 1, 0));
    assertThat(other).isNotDone();
  }

  @Test
  void who_gave_up_is_forgotten_and_the_others_are_not() throws Exception {
    CompletableFuture<TransactionPlace> gone = waiters.find("new");
    CompletableFuture<TransactionPlace> stays = waiters.find("new");
    gone.cancel(false);
    chain.add(Tx.valid("new", "pool", "x"));
    assertThat(stays.get(10, TimeUnit.SECONDS).block()).isEqualTo(1);
    assertThat(gone).isCancelled();
  }
}
