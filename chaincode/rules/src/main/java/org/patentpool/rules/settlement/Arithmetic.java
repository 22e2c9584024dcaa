package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;

/**
 * How money is computed with: in amounts that are rounded where the rulebook says so, or exactly,
 * as if nothing were ever rounded. The rules of sharing are written once for both.
 */
sealed interface Arithmetic<T extends Comparable<T>> permits Rounded, Exact {
  T of(BigInteger amount);

  default T of(long amount) {
    return of(BigInteger.valueOf(amount));
  }

  Fraction exact(T amount);

  T plus(T one, T other);

  T minus(T one, T other);

  /** So many basis points of an amount, rounded half-even. */
  T portion(T whole, long bps);

  /** So many basis points of an amount, rounded down. */
  T limit(T whole, long bps);

  /** The parts of weights of which one is positive, in the order of their ids. */
  List<T> allot(T total, List<Fraction> weights);

  /** The same by ids; each part is explained where it stands. */
  default SortedMap<String, T> allot(
      T total, SortedMap<String, Fraction> weights, Working working, UnaryOperator<String> figure) {
    Iterator<T> parts = allot(total, List.copyOf(weights.values())).iterator();
    SortedMap<String, T> result = new TreeMap<>(Ids.ORDER);
    Fraction sum = sum(weights.values());
    weights.forEach((id, weight) -> {
      T part = parts.next();
      result.put(id, part);
      working.show(
          () -> Explanation.allotted(figure.apply(id), exact(total), weight, sum, exact(part)));
    });
    return result;
  }

  static Fraction sum(Collection<Fraction> weights) {
    return weights.stream().reduce(Fraction.ZERO, Fraction::plus);
  }

  /** Basis points of an amount before they are rounded. */
  default Fraction portionExactly(T whole, long bps) {
    return exact(whole).times(Fraction.of(bps, 10_000));
  }
}
