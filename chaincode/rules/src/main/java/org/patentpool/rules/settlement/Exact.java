package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.List;
import org.patentpool.rules.number.Fraction;

/** Fractions, which nothing rounds. */
final class Exact implements Arithmetic<Fraction> {
  @Override
  public Fraction of(BigInteger amount) {
    return Fraction.of(amount);
  }

  @Override
  public Fraction exact(Fraction amount) {
    return amount;
  }

  @Override
  public Fraction plus(Fraction one, Fraction other) {
    return one.plus(other);
  }

  @Override
  public Fraction minus(Fraction one, Fraction other) {
    return one.minus(other);
  }

  @Override
  public Fraction portion(Fraction whole, long bps) {
    return portionExactly(whole, bps);
  }

  @Override
  public Fraction limit(Fraction whole, long bps) {
    return portionExactly(whole, bps);
  }

  @Override
  public List<Fraction> allot(Fraction total, List<Fraction> weights) {
    Fraction sum = Arithmetic.sum(weights);
    return weights.stream().map(weight -> total.times(weight).dividedBy(sum)).toList();
  }
}
