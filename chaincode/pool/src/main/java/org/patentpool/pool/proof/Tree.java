package org.patentpool.pool.proof;

import java.util.List;

/** A tree of payables in the shape of RFC 9162, kept whole, so that many paths are cheap. */
sealed interface Tree {

  Node node();

  /** One founder. */
  record One(Node node) implements Tree {}

  /** Two trees, the left one of so many leaves. */
  record Fork(Node node, Tree left, Tree right, int leftCount) implements Tree {}

  static Tree of(List<Leaf> leaves) {
    if (leaves.size() == 1) {
      return new One(leaves.getFirst().node());
    }
    // The largest power of two that is smaller than the count.
    int leftCount = Integer.highestOneBit(leaves.size() - 1);
    Tree left = of(leaves.subList(0, leftCount));
    Tree right = of(leaves.subList(leftCount, leaves.size()));
    return new Fork(Node.above(left.node(), right.node()), left, right, leftCount);
  }
}
