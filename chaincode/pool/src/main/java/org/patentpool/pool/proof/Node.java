package org.patentpool.pool.proof;

import java.nio.ByteBuffer;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Hash;

/**
 * A node of the tree of payables: the sum of the payables below it and a hash that binds every one
 * of them. Of the root, the sum is the settlement's {@code payableTotal} and the hash its {@code
 * root}.
 */
public record Node(long sum, Hash hash) {
  private static final int HASH_BYTES = 32;

  /** The first byte differs, so that no leaf has the hash of a node above two others. */
  private static final byte LEAF = 0;

  private static final byte FORK = 1;

  public Node {
    if (sum < 0) {
      throw new IllegalArgumentException("a sum of payables is never negative");
    }
  }

  static Node of(Leaf leaf) {
    var bytes = ByteBuffer.allocate(1 + Long.BYTES + HASH_BYTES);
    bytes.put(LEAF).putLong(leaf.payable()).put(leaf.statement().bytes());
    return new Node(leaf.payable(), Canonical.sha256(bytes.array()));
  }

  /**
   * The node above two others.
   *
   * @throws ArithmeticException if their sum is beyond 64 bits
   */
  static Node above(Node left, Node right) {
    var bytes = ByteBuffer.allocate(1 + 2 * (Long.BYTES + HASH_BYTES));
    bytes.put(FORK);
    bytes.putLong(left.sum).put(left.hash.bytes());
    bytes.putLong(right.sum).put(right.hash.bytes());
    return new Node(Math.addExact(left.sum, right.sum), Canonical.sha256(bytes.array()));
  }
}
