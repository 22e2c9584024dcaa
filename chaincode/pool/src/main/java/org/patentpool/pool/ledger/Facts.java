package org.patentpool.pool.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a decision may read: single rows and whole prefixes, as they stood before it. Nothing a
 * decision writes is seen by its own reads. Pages and history are not offered here, because Fabric
 * protects neither against a change before the commit; confidential rows are a view of their own.
 */
public interface Facts {

  Optional<byte[]> get(Key key);

  /** Several rows at once, which a ledger elsewhere is asked for in one go. */
  default Map<Key, Optional<byte[]>> getAll(Collection<Key> keys) {
    var rows = new TreeMap<Key, Optional<byte[]>>();
    keys.forEach(key -> rows.put(key, get(key)));
    return rows;
  }

  /** All rows whose keys begin with the prefix, in the order of their keys. */
  SequencedMap<Key, byte[]> scan(Key prefix);
}
