package org.patentpool.pool.decision;

import java.util.List;
import org.patentpool.pool.ledger.Key;

/**
 * A request from which alone it is known which rows its rule looks at before it grants anything, so
 * that they can be fetched in one go with the rows that every decision looks at.
 */
public interface NamesRows {

  /** No row that a grant does without: each one read is one that must not change meanwhile. */
  List<Key> rows();
}
