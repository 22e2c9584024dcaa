package org.patentpool.app.projection;

import java.util.Set;

/**
 * Keeps some kinds of the pool's rows in tables. It is called in the order of the chain, inside the
 * transaction that also moves the remembered place, and by one thread at a time.
 */
public interface Projection {
  /** The kinds of rows it takes, as the first piece of their keys. */
  Set<String> kinds();

  void apply(Change change);
}
