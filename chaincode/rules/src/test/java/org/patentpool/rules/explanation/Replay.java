package org.patentpool.rules.explanation;

import java.math.BigInteger;
import java.util.List;
import java.util.TreeSet;
import org.patentpool.rules.number.Fraction;

/** Computes again what explanations say, from their inputs alone and by code of its own. */
public final class Replay {
  private final Explanation explanation;

  private Replay(Explanation explanation) {
    this.explanation = explanation;
  }

  /** What the rule makes of the inputs, before it rounds. */
  public static Fraction exact(Explanation explanation) {
    return new Replay(explanation).exact();
  }

  /** Whether the figure follows from what the rule made of the inputs. */
  public static boolean isFigure(Explanation explanation) {
    return new Replay(explanation).isFigure();
  }

  private Fraction one(String name) {
    List<Fraction> values = all(name);
    if (values.size() != 1) {
      throw new AssertionError(explanation + " has " + values.size() + " inputs " + name);
    }
    return values.getFirst();
  }

  private boolean has(String name) {
    return !all(name).isEmpty();
  }

  private List<Fraction> all(String name) {
    return explanation.inputs().stream()
        .filter(input -> input.name().equals(name))
        .map(Explanation.Input::value)
        .toList();
  }

  private Fraction sum(String name) {
    return all(name).stream().reduce(Fraction.ZERO, Fraction::plus);
  }

  /** The sum of the products of inputs that belong together. */
  private Fraction products(String name, String other) {
    List<Fraction> ones = all(name);
    List<Fraction> others = all(other);
    if (ones.size() != others.size()) {
      throw new AssertionError(explanation + " has no pairs of " + name + " and " + other);
    }
    Fraction sum = Fraction.ZERO;
    for (int i = 0; i < ones.size(); i++) {
      sum = sum.plus(ones.get(i).times(others.get(i)));
    }
    return sum;
  }

  private Fraction bps(Fraction of, String bps) {
    return of.times(one(bps)).dividedBy(Fraction.of(10_000));
  }

  private Fraction covered(Fraction whole) {
    return whole.times(one("factor")).times(one("coveredDays")).dividedBy(one("days"));
  }

  private boolean isPaid() {
    return one("balance").compareTo(one("minimum")) >= 0;
  }

  private Fraction exact() {
    return switch (explanation.rule()) {
      case ALLOTTED -> one("total").times(one("weight")).dividedBy(one("sum"));
      case LINE_PER_UNIT -> covered(products("units", "rate").times(one("minorUnits")));
      case LINE_OF_SALES -> covered(one("netSales").times(one("rate")));
      case LINE_NOT_COVERED -> one("coveredDays");
      case DUE -> {
        Fraction due = one("exact");
        for (Fraction discount : all("discount")) {
          due = due.minus(due.times(discount));
        }
        yield due;
      }
      case LINE_FREE -> one("sum");
      case MINIMUM_TOP_UP -> one("exact").signum() == 0 ? one("due") : Fraction.ZERO;
      case INTEREST ->
          bps(one("principal"), "annualBps").times(one("days")).dividedBy(Fraction.of(365));
      case GROSS -> sum("receipts").plus(one("deficitCarriedIn"));
      case DEFICIT -> one("gross").signum() < 0 ? one("gross") : Fraction.ZERO;
      case NOTHING_TO_SHARE -> Fraction.ZERO;
      case ADMIN_FEE -> bps(one("gross"), "adminFeeBps");
      case RESERVE -> bps(one("gross").minus(one("adminFee")), "reserveBps");
      case TO_SHARE -> one("gross").minus(one("adminFee")).minus(one("reserve"));
      case EQUAL_WEIGHT -> one("multiplierBps");
      case FIXED_WEIGHT -> one("share");
      case DAYS_WEIGHT -> sum("days").times(one("multiplierBps"));
      case SCORE_WEIGHT -> products("days", "score").times(one("multiplierBps"));
      case UNALLOCATED -> sum("pot");
      case PARTS -> sum("part");
      case LIMIT -> bps(one("toShare"), "maxShareBps");
      case SHARE -> sum("part").plus(one("byTheLimit"));
      case RESERVE_AT_LAST -> one("first").plus(sum("unallocated"));
      case DISTRIBUTABLE -> one("toShare").minus(one("unallocated"));
      case HELD -> {
        Fraction less = one("share").minus(one("undisputedShare"));
        yield less.signum() < 0 ? Fraction.ZERO : less;
      }
      case BALANCE ->
          one("share").plus(one("carriedIn")).plus(one("adjustment")).minus(one("held"));
      case WITHHELD -> isPaid() ? bps(one("balance"), "withholdingBps") : Fraction.ZERO;
      case PAYABLE -> isPaid() ? one("balance").minus(one("withheld")) : Fraction.ZERO;
      case CARRIED_OUT -> isPaid() ? Fraction.ZERO : one("balance");
      case DIMENSION -> products("weight", "score").dividedBy(sum("weight"));
      case VALUE -> products("coefficientBps", "dimension").dividedBy(Fraction.of(100));
    };
  }

  private boolean isFigure() {
    Fraction exact = explanation.exact();
    Fraction value = explanation.value();
    return switch (explanation.rule()) {
      case ALLOTTED -> isNeighbour(exact, value);
      case DUE -> value.equals(bounded(Fraction.of(exact.halfEven())));
      case ADMIN_FEE -> {
        Fraction rounded = Fraction.of(exact.halfEven());
        boolean capped = has("adminFeeCap") && one("adminFeeCap").compareTo(rounded) < 0;
        yield value.equals(capped ? one("adminFeeCap") : rounded);
      }
      case INTEREST, RESERVE, WITHHELD, VALUE -> value.equals(Fraction.of(exact.halfEven()));
      case LIMIT -> value.equals(Fraction.of(exact.floor()));
      default -> value.equals(exact);
    };
  }

  /** Whether a whole number is the one below or the one above. */
  private static boolean isNeighbour(Fraction exact, Fraction value) {
    BigInteger below = exact.floor();
    TreeSet<Fraction> neighbours = new TreeSet<>(List.of(Fraction.of(below)));
    if (!Fraction.of(below).equals(exact)) {
      neighbours.add(Fraction.of(below.add(BigInteger.ONE)));
    }
    return neighbours.contains(value);
  }

  private Fraction bounded(Fraction due) {
    Fraction bounded = due;
    if (has("annualCap")) {
      Fraction left = one("annualCap").minus(one("dueBefore"));
      bounded = bounded.compareTo(left) > 0 ? left : bounded;
      bounded = bounded.signum() < 0 ? Fraction.ZERO : bounded;
    }
    if (has("annualMinimum")) {
      Fraction left = one("annualMinimum").minus(one("dueBefore"));
      bounded = bounded.compareTo(left) < 0 ? left : bounded;
    }
    return bounded;
  }
}
