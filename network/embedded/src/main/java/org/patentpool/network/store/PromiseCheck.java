package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.PrivateStore.Purge;
import org.patentpool.network.store.Promise.Collection;

/**
 * Verifies, block by block, that all private data the blocks promise is there with the hashes they
 * tell, or that its absence is accounted for.
 */
final class PromiseCheck implements BlockLogScan.Visitor {
  private final LedgerFolder folder;
  private final @Nullable PrivateStore received;
  private final Map<PrivateKey, Purge> purges = new HashMap<>();

  /** Writes that are missing from a set that is held; a purge further on may account for them. */
  private final List<Missing> missing = new ArrayList<>();

  private long lastExpiry = -1;

  PromiseCheck(LedgerFolder folder, @Nullable PrivateStore received) {
    this.folder = folder;
    this.received = received;
  }

  private record PrivateKey(Collection collection, ByteString hash) {}

  private record Missing(PrivateKey key, Version version) {}

  @Override
  public void visit(Block block) {
    long number = block.getHeader().getNumber();
    List<Promise> promises = Promise.of(block);
    if (promises.isEmpty()) {
      return;
    }
    purges(number, promises).forEach(this::note);
    var holdings = received == null ? Map.<Promise.Place, Holding>of() : received.holdings(number);
    for (Promise promise : promises) {
      check(number, promise, holdings.get(promise.place()));
    }
  }

  static List<Purge> purges(long block, List<Promise> promises) {
    List<Purge> purges = new ArrayList<>();
    for (Promise promise : promises) {
      Version version = new Version(block, promise.place().transaction());
      for (KVWriteHash write : promise.writes()) {
        if (write.getIsPurge()) {
          purges.add(new Purge(promise.place().collection(), write.getKeyHash(), version));
        }
      }
    }
    return purges;
  }

  private void note(Purge purge) {
    purges.put(new PrivateKey(purge.collection(), purge.keyHash()), purge);
  }

  private void check(long block, Promise promise, @Nullable Holding holding) {
    if (holding == null) {
      throw damaged(block, promise, "is missing");
    }
    switch (holding.kind()) {
      case NEVER_RECEIVED -> {}
      case EXPIRED -> lastExpiry = Math.max(lastExpiry, holding.expiresAtBlock());
      case HELD -> {
        if (!Sha256.of(holding.set()).equals(promise.setHash())) {
          checkEachWrite(block, promise, holding);
        }
      }
    }
  }

  private void checkEachWrite(long block, Promise promise, Holding holding) {
    Map<ByteString, KVWrite> held = new HashMap<>();
    for (KVWrite write : holding.writes().getWritesList()) {
      held.put(Sha256.of(write.getKeyBytes()), write);
    }
    Version version = new Version(block, promise.place().transaction());
    for (KVWriteHash promised : promise.writes()) {
      KVWrite write = held.remove(promised.getKeyHash());
      if (write == null) {
        var key = new PrivateKey(promise.place().collection(), promised.getKeyHash());
        missing.add(new Missing(key, version));
      } else if (!matches(write, promised)) {
        throw damaged(block, promise, "does not have the hash that the block tells");
      }
    }
    if (!held.isEmpty()) {
      throw damaged(block, promise, "has more keys than the block tells");
    }
  }

  private static boolean matches(KVWrite write, KVWriteHash promised) {
    boolean deletes = write.getIsDelete() || write.getValue().isEmpty();
    return deletes || Sha256.of(write.getValue()).equals(promised.getValueHash());
  }

  /** To be called behind the last block; yields the newest purge of each key. */
  List<Purge> finish(BlockLogScan blocks) {
    for (Missing write : missing) {
      Purge purge = purges.get(write.key());
      if (purge == null || !write.version().isBefore(purge.version())) {
        throw folder.privateDamaged(
            folder.privateData(),
            "A private value of "
                + write.key().collection()
                + ", written in "
                + write.version()
                + ", is missing and was never purged",
            null);
      }
    }
    boolean ahead = received != null && received.reaches(blocks.height() + 1L);
    if (ahead || lastExpiry >= blocks.height()) {
      throw folder.blocksDamaged(
          blocks.end(), "later blocks were acknowledged than the file still has");
    }
    return List.copyOf(purges.values());
  }

  private CorruptLedgerException damaged(long block, Promise promise, String what) {
    return folder.privateDamaged(
        folder.privateData(),
        "The private data of block "
            + block
            + ", transaction "
            + promise.place().transaction()
            + ", collection "
            + promise.place().collection()
            + " "
            + what,
        null);
  }
}
