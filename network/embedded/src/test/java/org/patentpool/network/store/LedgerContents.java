package org.patentpool.network.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.Ledger.TransactionPlace;
import org.patentpool.network.store.StateView.Entry;
import org.patentpool.network.store.StateView.Modification;

/** Everything a ledger of {@link SampleChain} can be asked, to be compared as a whole. */
record LedgerContents(
    List<Block> blocks,
    List<BlockPrivateData> received,
    List<Entry> state,
    Map<String, List<Entry>> privateRows,
    Map<String, StateValue> hashed,
    Map<String, List<Modification>> history,
    Map<String, TransactionPlace> index) {

  static LedgerContents of(Ledger ledger) {
    List<Block> blocks = new ArrayList<>();
    List<BlockPrivateData> received = new ArrayList<>();
    for (long number = 0; number < ledger.height(); number++) {
      blocks.add(ledger.block(number));
      received.add(ledger.privateData(number));
    }
    Map<String, List<Entry>> privateRows = new TreeMap<>();
    Map<String, StateValue> hashed = new TreeMap<>();
    Map<String, List<Modification>> history = new TreeMap<>();
    String namespace = SampleTransaction.NAMESPACE;
    try (StateView view = ledger.snapshot()) {
      for (String collection : SampleChain.COLLECTIONS) {
        privateRows.put(collection, all(view.privateRange(namespace, collection, "", "")));
        for (String key : SampleChain.KEYS) {
          var row = view.hashed(namespace, collection, SampleTransaction.keyHash(key));
          if (row != null) {
            hashed.put(collection + "/" + key, row);
          }
        }
      }
      for (String key : SampleChain.KEYS) {
        history.put(key, all(view.history(namespace, key)));
      }
      List<Entry> state = all(view.range(namespace, "", ""));
      return new LedgerContents(
          blocks, received, state, privateRows, hashed, history, index(ledger, blocks));
    }
  }

  private static Map<String, TransactionPlace> index(Ledger ledger, List<Block> blocks) {
    Map<String, TransactionPlace> index = new TreeMap<>();
    for (String txId : txIds(blocks)) {
      ledger.find(txId).ifPresent(place -> index.put(txId, place));
    }
    return index;
  }

  static TreeSet<String> txIds(List<Block> blocks) {
    TreeSet<String> txIds = new TreeSet<>();
    for (Block block : blocks) {
      for (int i = 0; i < block.getData().getDataCount(); i++) {
        txIds.add(CommittedTransaction.of(block, i).header().getTxId());
        txIds.add("invalid-" + block.getHeader().getNumber() + "-" + i);
      }
    }
    return txIds;
  }

  private static <T> List<T> all(StateView.Range<T> range) {
    List<T> rows = new ArrayList<>();
    try (range) {
      range.forEachRemaining(rows::add);
    }
    return rows;
  }
}
