package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.patentpool.network.store.Ledger.BlockPrivateData;

/**
 * A chain of random blocks, the same for the same seed: all kinds of writes on few keys, so that
 * they meet often.
 */
final class SampleChain {
  static final String KEPT = "kept";
  static final String BRIEF = "brief";
  static final List<String> COLLECTIONS = List.of(KEPT, BRIEF);
  static final SampleEffects EFFECTS = new SampleEffects(Map.of(BRIEF, 3));
  static final List<String> KEYS = keys();

  private final Random random;
  private final List<String> txIds = new ArrayList<>();
  private ByteString lastHash = ByteString.EMPTY;
  private long number;

  SampleChain(long seed) {
    this.random = new Random(seed);
  }

  private static List<String> keys() {
    List<String> keys =
        new ArrayList<>(List.of("\0party\0A\0", "\0party\0AB\0", "é", "😀", "\uffee"));
    for (int i = 0; i < 15; i++) {
      keys.add("key" + i);
    }
    return List.copyOf(keys);
  }

  SampleBlock next() {
    List<SampleTransaction> transactions = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      transactions.add(transaction(i));
    }
    SampleBlock block = SampleBlock.of(number, lastHash, transactions);
    lastHash = BlockHash.header(block.block().getHeader());
    number++;
    return random.nextInt(20) == 0 ? withoutKept(block) : block;
  }

  private SampleTransaction transaction(int index) {
    boolean repeated = !txIds.isEmpty() && random.nextInt(15) == 0;
    String txId = repeated ? txIds.get(random.nextInt(txIds.size())) : "tx-" + number + "-" + index;
    txIds.add(txId);
    SampleTransaction transaction = new SampleTransaction(txId);
    List<String> left = new ArrayList<>(KEYS);
    int writes = 1 + random.nextInt(4);
    for (int i = 0; i < writes; i++) {
      write(transaction, left.remove(random.nextInt(left.size())));
    }
    return random.nextInt(8) == 0 ? transaction.code(11) : transaction;
  }

  private void write(SampleTransaction transaction, String key) {
    String value = "value-" + number + "-" + "x".repeat(random.nextInt(200));
    String collection = COLLECTIONS.get(random.nextInt(COLLECTIONS.size()));
    switch (random.nextInt(12)) {
      case 0 -> transaction.delete(key);
      case 1 -> transaction.policy(key, "policy-" + number);
      case 2, 3, 4, 5 -> transaction.putPrivate(collection, key, "private-" + value);
      case 6 -> transaction.deletePrivate(collection, key);
      case 7 -> transaction.purge(collection, key);
      default -> transaction.put(key, value);
    }
  }

  /** As if what belongs to the collection had not reached this node. */
  private static SampleBlock withoutKept(SampleBlock block) {
    var rest = new TreeMap<Integer, TxPvtReadWriteSet>();
    block
        .privateData()
        .byTransaction()
        .forEach((transaction, sets) -> {
          TxPvtReadWriteSet.Builder others = sets.toBuilder();
          var only = others.getNsPvtRwsetBuilder(0);
          for (int i = only.getCollectionPvtRwsetCount() - 1; i >= 0; i--) {
            if (only.getCollectionPvtRwset(i).getCollectionName().equals(KEPT)) {
              only.removeCollectionPvtRwset(i);
            }
          }
          if (only.getCollectionPvtRwsetCount() > 0) {
            rest.put(transaction, others.build());
          }
        });
    return new SampleBlock(block.block(), new BlockPrivateData(rest));
  }
}
