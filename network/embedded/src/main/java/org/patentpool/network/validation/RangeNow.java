package org.patentpool.network.validation;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.simulation.KeyOrder;
import org.patentpool.network.store.StateView;
import org.patentpool.network.store.Version;

/**
 * The rows of a recorded range as they stand in the middle of a block: the committed ones, overlaid
 * with what earlier transactions of the block made of them.
 *
 * <p>A query that was not read to its end has the last row seen as its end key, and that row
 * belongs to it.
 */
final class RangeNow {
  private final StateView.Range<StateView.Entry> committed;
  private final NavigableMap<String, Row> overlay;
  private final Iterator<Map.Entry<String, Row>> changed;
  private final @Nullable KVRead last;
  private StateView.@Nullable Entry nextCommitted;
  private Map.@Nullable Entry<String, Row> nextChanged;
  private boolean ended;

  RangeNow(
      String namespace,
      RangeQueryInfo query,
      StateView.Range<StateView.Entry> committed,
      StateView before,
      StateChanges changes) {
    this.committed = committed;
    this.overlay = changes.namespaceRows(namespace);
    this.changed = within(overlay, query.getStartKey(), query.getEndKey());
    this.last = query.getItrExhausted() ? null : row(namespace, query.getEndKey(), before);
    advanceCommitted();
    advanceChanged();
  }

  private static Iterator<Map.Entry<String, Row>> within(
      NavigableMap<String, Row> rows, String start, String end) {
    if (!end.isEmpty() && KeyOrder.UTF_8.compare(start, end) >= 0) {
      return Map.<String, Row>of().entrySet().iterator();
    }
    var tail = rows.tailMap(start, true);
    return (end.isEmpty() ? tail : tail.headMap(end, false)).entrySet().iterator();
  }

  private @Nullable KVRead row(String namespace, String key, StateView before) {
    Row inBlock = overlay.get(key);
    if (inBlock != null) {
      return inBlock.isDeleted() ? null : read(key, inBlock.version());
    }
    var state = before.get(namespace, key);
    return state == null ? null : read(key, state.version());
  }

  /** The next row that exists, or null at the end. */
  @Nullable KVRead next() {
    while (nextCommitted != null || nextChanged != null) {
      KVRead row = smaller();
      if (row != null) {
        return row;
      }
    }
    if (ended) {
      return null;
    }
    ended = true;
    return last;
  }

  /** Takes the smaller of both heads; the block's own goes before the committed one. */
  private @Nullable KVRead smaller() {
    var own = nextChanged;
    var old = nextCommitted;
    int order =
        own == null ? 1 : old == null ? -1 : KeyOrder.UTF_8.compare(own.getKey(), old.key());
    if (order >= 0) {
      advanceCommitted();
    }
    if (order <= 0) {
      advanceChanged();
    }
    if (own != null && order <= 0) {
      return own.getValue().isDeleted() ? null : read(own.getKey(), own.getValue().version());
    }
    return old == null ? null : read(old.key(), old.state().version());
  }

  private void advanceCommitted() {
    nextCommitted = committed.hasNext() ? committed.next() : null;
  }

  private void advanceChanged() {
    nextChanged = changed.hasNext() ? changed.next() : null;
  }

  private static KVRead read(String key, Version version) {
    return KVRead.newBuilder()
        .setKey(key)
        .setVersion(
            org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                .setBlockNum(version.block())
                .setTxNum(version.transaction()))
        .build();
  }
}
