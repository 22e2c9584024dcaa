package org.patentpool.pool.register;

import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;

/** A party as somebody else names it before it has acted: its id, organisation and key. */
public record Named(Id party, MspId mspId, Hash key) {
  public Actor actor() {
    return new Actor(mspId, key);
  }
}
