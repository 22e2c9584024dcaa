package org.patentpool.network.gateway;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hyperledger.fabric.protos.common.Block;
import org.patentpool.network.delivery.BlockFeed;
import org.patentpool.network.delivery.BlockTransaction;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.Ledger.TransactionPlace;

/** Those who wait for a transaction to be committed; waiting holds no thread. */
final class CommitWaiters {
  private final Ledger ledger;
  private final ConcurrentHashMap<String, List<CompletableFuture<TransactionPlace>>> waiting =
      new ConcurrentHashMap<>();

  CommitWaiters(Ledger ledger, BlockFeed feed) {
    this.ledger = ledger;
    feed.subscribe(this::committed);
  }

  /** Completes once the transaction is committed, which may have been long ago. */
  CompletableFuture<TransactionPlace> find(String txId) {
    CompletableFuture<TransactionPlace> place = new CompletableFuture<>();
    // Waiting first, looking afterwards: a commit in between is seen by one of the two.
    waiting.compute(
        txId,
        (_, others) -> {
          List<CompletableFuture<TransactionPlace>> all =
              others == null ? new CopyOnWriteArrayList<>() : others;
          all.add(place);
          return all;
        });
    var _ = place.whenComplete((_, _) -> forget(txId));
    ledger.find(txId).ifPresent(place::complete);
    return place;
  }

  private void forget(String txId) {
    waiting.computeIfPresent(
        txId,
        (_, all) -> {
          all.removeIf(CompletableFuture::isDone);
          return all.isEmpty() ? null : all;
        });
  }

  private void committed(Block block) {
    if (waiting.isEmpty()) {
      return;
    }
    for (BlockTransaction transaction : BlockTransaction.of(block)) {
      List<CompletableFuture<TransactionPlace>> those = waiting.get(transaction.header().getTxId());
      if (those != null) {
        TransactionPlace place =
            new TransactionPlace(
                block.getHeader().getNumber(), transaction.index(), transaction.code().getNumber());
        those.forEach(one -> one.complete(place));
      }
    }
  }
}
