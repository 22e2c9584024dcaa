package org.patentpool.pool.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.patentpool.pool.proof.Inclusion.Side;
import org.patentpool.pool.proof.Inclusion.Step;
import org.patentpool.rules.number.Ids;

/**
 * The payables of one settlement as a Merkle sum tree over all founders. Its root goes on the
 * ledger: whoever has it can be shown one founder's statement, and that the total holds its
 * payable, without seeing another founder's statement.
 */
public final class Payables {
  private final List<Statement> statements;
  private final Tree tree;

  private Payables(List<Statement> statements) {
    this.statements = statements;
    this.tree = Tree.of(statements.stream().map(Statement::leaf).toList());
  }

  /**
   * The payables of a settlement from all its statements, in whatever order they are given.
   *
   * @throws IllegalArgumentException if there are none, if two are one founder's, or if they are
   *     not all of one settlement
   * @throws ArithmeticException if the total is beyond 64 bits
   */
  public static Payables of(Collection<Statement> statements) {
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("a settlement has at least one founder");
    }
    List<Statement> ordered =
        statements.stream().sorted(Comparator.comparing(Statement::founder, Ids.ORDER)).toList();
    for (int i = 1; i < ordered.size(); i++) {
      requireNeighbours(ordered.get(i - 1), ordered.get(i));
    }
    return new Payables(ordered);
  }

  /** The hash and the total that go on the ledger. */
  public Node root() {
    return tree.node();
  }

  /** All statements, in the order of the leaves. */
  public List<Statement> statements() {
    return statements;
  }

  /**
   * The proof that a founder's statement is among the payables.
   *
   * @throws IllegalArgumentException if no statement is this founder's
   */
  public Inclusion inclusion(String founder) {
    int index = statements.stream().map(Statement::founder).toList().indexOf(founder);
    if (index < 0) {
      throw new IllegalArgumentException("no statement is " + founder + "'s");
    }
    var path = new ArrayList<Step>();
    Tree place = tree;
    while (place instanceof Tree.Fork(_, Tree left, Tree right, int leftCount)) {
      boolean goesLeft = index < leftCount;
      path.add(goesLeft ? new Step(Side.RIGHT, right.node()) : new Step(Side.LEFT, left.node()));
      index -= goesLeft ? 0 : leftCount;
      place = goesLeft ? left : right;
    }
    return new Inclusion(path.reversed());
  }

  private static void requireNeighbours(Statement one, Statement next) {
    if (one.founder().equals(next.founder())) {
      throw new IllegalArgumentException("two statements are " + one.founder() + "'s");
    }
    if (!one.pool().equals(next.pool())
        || !one.currency().equals(next.currency())
        || !one.quarter().equals(next.quarter())) {
      throw new IllegalArgumentException("the statements are of different settlements");
    }
  }
}
