package org.patentpool.pool.proof;

import org.patentpool.pool.canonical.Hash;

/**
 * A founder's place at the foot of the tree of payables.
 *
 * @param statement the hash of the canonical statement that says the payable
 */
public record Leaf(long payable, Hash statement) {
  public Leaf {
    if (payable < 0) {
      throw new IllegalArgumentException("a payable is never negative");
    }
  }

  /**
   * The node of this leaf. Whoever checks gets a leaf and computes its node, never a node as it is
   * said to be: so no node higher up is ever taken for a founder.
   */
  Node node() {
    return Node.of(this);
  }
}
