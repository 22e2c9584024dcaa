package org.patentpool.pool.proof;

import java.util.List;
import java.util.Optional;

/**
 * The proof that one leaf is among the payables of a settlement: the nodes beside its way up to the
 * root. It shows nobody's statement, but the sums of these neighbours, and the lowest of them may
 * be one founder's payable. Founders see one another's shares anyway; whoever shows a path to an
 * outsider shows that sum too.
 *
 * @param path from the leaf upwards; empty when the leaf is the only one
 */
public record Inclusion(List<Step> path) {

  /** Where a node stands beside the way. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** One level up: the node beside the way. */
  public record Step(Side side, Node beside) {}

  public Inclusion {
    path = List.copyOf(path);
  }

  /** The root that the path leads to, or none if a sum on the way is beyond 64 bits. */
  public Optional<Node> rootOver(Leaf leaf) {
    Node node = leaf.node();
    for (Step step : path) {
      Node beside = step.beside;
      if (node.sum() > Long.MAX_VALUE - beside.sum()) {
        return Optional.empty();
      }
      node = step.side == Side.LEFT ? Node.above(beside, node) : Node.above(node, beside);
    }
    return Optional.of(node);
  }

  /** Whether the leaf is among the payables with this root and this total. */
  public boolean proves(Leaf leaf, Node root) {
    return rootOver(leaf).equals(Optional.of(root));
  }
}
