package org.patentpool.rules.explanation;

import java.util.ArrayList;
import java.util.List;
import org.patentpool.rules.number.Figure;
import org.patentpool.rules.number.Fraction;

/**
 * How a figure came about. Two who computed the same have equal explanations; where they have not,
 * the first that differs says why.
 *
 * @param figure where it stands in the answer, as a pointer of names and ids
 * @param inputs in the order in which the rule takes them
 * @param exact what the rule makes of them
 * @param value the figure: the exact one unless the rule rounds it, limits it or allots it
 */
public record Explanation(
    String figure, Rule rule, List<Input> inputs, Fraction exact, Fraction value) {
  public Explanation {
    inputs = List.copyOf(inputs);
  }

  /**
   * What a rule takes.
   *
   * @param name the rule's word for it
   * @param of the id of what it belongs to, or empty when there is only one of its name
   */
  public record Input(String name, String of, Fraction value) {}

  /** The beginning of an explanation. */
  public static Draft of(Rule rule, String figure) {
    return new Draft(figure, rule);
  }

  /** The part that a weight has of a total. */
  public static Explanation allotted(
      String figure, Fraction total, Fraction weight, Fraction sum, Fraction part) {
    return of(Rule.ALLOTTED, figure)
        .with("total", total)
        .with("weight", weight)
        .with("sum", sum)
        .gives(total.times(weight).dividedBy(sum), part);
  }

  /** An explanation that is being written. */
  public static final class Draft {
    private final String figure;
    private final Rule rule;
    private final List<Input> inputs = new ArrayList<>();

    private Draft(String figure, Rule rule) {
      this.figure = figure;
      this.rule = rule;
    }

    public Draft with(String name, long value) {
      return with(name, Fraction.of(value));
    }

    public Draft with(String name, Fraction value) {
      return with(name, "", value);
    }

    public Draft with(String name, String of, long value) {
      return with(name, of, Fraction.of(value));
    }

    public Draft with(String name, String of, Fraction value) {
      inputs.add(new Input(name, of, value));
      return this;
    }

    /** Ends with a figure that is exact. */
    public Explanation gives(Fraction exact) {
      return gives(exact, exact);
    }

    public Explanation gives(long exact) {
      return gives(Fraction.of(exact));
    }

    /** Ends with a figure that was rounded. */
    public Explanation gives(Figure figure) {
      return gives(figure.exact(), figure.amount());
    }

    public Explanation gives(Fraction exact, long value) {
      return gives(exact, Fraction.of(value));
    }

    public Explanation gives(Fraction exact, Fraction value) {
      return new Explanation(figure, rule, inputs, exact, value);
    }
  }
}
