package org.patentpool.pool.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.proof.Inclusion.Side;
import org.patentpool.pool.proof.Inclusion.Step;

class InclusionPropertiesTest {

  @Property(tries = 100)
  void every_leaf_of_any_tree_is_proved(@ForAll("payables") List<Long> amounts) {
    var payables = Payables.of(Settlements.of(amounts));
    assertThat(payables.root().sum()).isEqualTo(amounts.stream().mapToLong(it -> it).sum());
    for (Statement each : payables.statements()) {
      var path = payables.inclusion(each.founder());
      assertThat(path.proves(each.leaf(), payables.root())).isTrue();
      assertThat(path.rootOver(each.leaf())).contains(payables.root());
    }
  }

  @Property(tries = 100)
  void the_tree_has_the_shape_that_grows_leaf_by_leaf(@ForAll("payables") List<Long> amounts) {
    List<Statement> statements = Settlements.of(amounts);
    assertThat(Payables.of(statements).root()).isEqualTo(grown(statements));
  }

  @Property(tries = 100)
  void the_order_in_which_statements_arrive_never_matters(
      @ForAll("payables") List<Long> amounts, @ForAll Random random) {
    var shuffled = new ArrayList<>(Settlements.of(amounts));
    Collections.shuffle(shuffled, random);
    assertThat(Payables.of(shuffled).root()).isEqualTo(Payables.of(Settlements.of(amounts)).root());
  }

  @Property(tries = 200)
  void whatever_is_changed_is_proved_no_more(
      @ForAll("payables") List<Long> amounts, @ForAll Random random) {
    List<Statement> statements = Settlements.of(amounts);
    var payables = Payables.of(statements);
    Statement one = statements.get(random.nextInt(statements.size()));
    Leaf leaf = one.leaf();
    Node root = payables.root();
    var path = payables.inclusion(one.founder());
    assertThat(changes(leaf, random)).noneMatch(other -> path.proves(other, root));
    assertThat(changes(root, random)).noneMatch(other -> path.proves(leaf, other));
    assertThat(changes(path, random)).noneMatch(other -> other.proves(leaf, root));
    for (Statement other : statements) {
      assertThat(path.proves(other.leaf(), root)).isEqualTo(other.equals(one));
    }
  }

  @Property(tries = 100)
  void another_payable_makes_another_root(
      @ForAll("payables") List<Long> amounts, @ForAll Random random) {
    var changed = new ArrayList<>(amounts);
    changed.set(random.nextInt(changed.size()), 1_000_001L);
    assertThat(Payables.of(Settlements.of(changed)).root())
        .isNotEqualTo(Payables.of(Settlements.of(amounts)).root());
  }

  @Provide
  Arbitrary<List<Long>> payables() {
    return Arbitraries.longs().between(0, 1_000_000).list().ofMinSize(1).ofMaxSize(70);
  }

  /** Another way to the same shape: whole trees of equal size are joined as soon as they stand. */
  private static Node grown(List<Statement> statements) {
    var trees = new ArrayList<Node>();
    for (int i = 0; i < statements.size(); i++) {
      trees.add(statements.get(i).leaf().node());
      for (int joined = i + 1; joined % 2 == 0; joined /= 2) {
        join(trees);
      }
    }
    while (trees.size() > 1) {
      join(trees);
    }
    return trees.getFirst();
  }

  private static void join(List<Node> trees) {
    Node right = trees.removeLast();
    trees.add(Node.above(trees.removeLast(), right));
  }

  private static List<Leaf> changes(Leaf leaf, Random random) {
    return List.of(
        new Leaf(leaf.payable() + 1, leaf.statement()),
        new Leaf(leaf.payable(), changed(leaf.statement(), random)));
  }

  private static List<Node> changes(Node node, Random random) {
    return List.of(
        new Node(node.sum() + 1, node.hash()),
        new Node(node.sum() ^ (1L << random.nextInt(40)), node.hash()),
        new Node(node.sum(), changed(node.hash(), random)));
  }

  private static List<Inclusion> changes(Inclusion inclusion, Random random) {
    List<Step> path = inclusion.path();
    var changes = new ArrayList<Inclusion>();
    for (int i = 0; i < path.size(); i++) {
      int place = i;
      changes.add(edited(path, steps -> without(steps, place)));
      changes.add(edited(path, steps -> twice(steps, place)));
      Step step = path.get(i);
      Side other = step.side() == Side.LEFT ? Side.RIGHT : Side.LEFT;
      changes.add(edited(path, steps -> with(steps, place, new Step(other, step.beside()))));
      for (Node node : changes(step.beside(), random)) {
        changes.add(edited(path, steps -> with(steps, place, new Step(step.side(), node))));
      }
    }
    changes.add(edited(path, steps -> twice(steps, steps.size())));
    return changes;
  }

  private static Inclusion edited(List<Step> path, UnaryOperator<List<Step>> edit) {
    return new Inclusion(edit.apply(new ArrayList<>(path)));
  }

  private static List<Step> without(List<Step> steps, int place) {
    steps.remove(place);
    return steps;
  }

  private static List<Step> with(List<Step> steps, int place, Step step) {
    steps.set(place, step);
    return steps;
  }

  /** A step more: a copy of the one at that place, or at the end a sibling of nothing. */
  private static List<Step> twice(List<Step> steps, int place) {
    var nothing = new Step(Side.RIGHT, new Node(0, new Hash("00".repeat(32))));
    steps.add(place, place < steps.size() ? steps.get(place) : nothing);
    return steps;
  }

  private static Hash changed(Hash hash, Random random) {
    var digits = new StringBuilder(hash.value());
    int place = random.nextInt(digits.length());
    digits.setCharAt(place, digits.charAt(place) == '0' ? '1' : '0');
    return new Hash(digits.toString());
  }
}
