package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.patentpool.pool.ledger.Facts;
import org.patentpool.pool.ledger.Key;

/** Facts that fetch nothing ahead, and so notice which rows a decision looks at one by one. */
final class Looked implements Facts {
  private final Facts facts;
  private final TreeSet<Key> named = new TreeSet<>();
  private final TreeSet<Key> looked = new TreeSet<>();

  Looked(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Map<Key, Optional<byte[]>> getAll(Collection<Key> keys) {
    named.addAll(keys);
    return Map.of();
  }

  @Override
  public Optional<byte[]> get(Key key) {
    looked.add(key);
    return facts.get(key);
  }

  @Override
  public SequencedMap<Key, byte[]> scan(Key prefix) {
    return facts.scan(prefix);
  }

  /** A row read in vain could change meanwhile, and the transaction fail in vain. */
  void nothingWasNamedInVain() {
    assertThat(looked).as("rows looked at").containsAll(named);
  }
}
