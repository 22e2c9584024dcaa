package org.patentpool.pool.decision;

import java.util.List;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.register.Party;

/** A request about a party of the register. */
public interface AboutParty extends NamesRows {

  /** The party, which the request names as {@code party}. */
  Id party();

  @Override
  default List<Key> rows() {
    return List.of(Party.TYPE.key(party()));
  }
}
