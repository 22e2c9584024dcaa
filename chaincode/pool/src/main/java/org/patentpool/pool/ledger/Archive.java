package org.patentpool.pool.ledger;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What a question may read beyond {@link Facts}: pages and history. A question never writes. */
public interface Archive extends Facts {

  /**
   * At most {@code limit} rows whose keys begin with the prefix and stand after {@code after}, in
   * the order of their keys.
   */
  SequencedMap<Key, byte[]> page(Key prefix, Optional<Key> after, int limit);

  /** At most {@code limit} states of a row, the newest first. */
  List<Version> history(Key key, int limit);

  /** What a transaction left in a row; nothing if it deleted the row. */
  record Version(String transaction, Optional<byte[]> value) {}
}
