package org.patentpool.pool.ledger;

import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;

/** One change an accepted command makes. */
public sealed interface Write {
  Key key();

  /** Puts a row. */
  record Put(Key key, Json.Obj row) implements Write {
    public byte[] bytes() {
      return Canonical.bytes(row);
    }
  }

  /** Deletes a row; its history stays. */
  record Delete(Key key) implements Write {}
}
