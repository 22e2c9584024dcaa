package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.List;
import org.patentpool.rules.number.Allotment;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Fraction;

/** Amounts of 64 bits, which is how money is paid. */
final class Rounded implements Arithmetic<Long> {
  @Override
  public Long of(BigInteger amount) {
    return Amount.of(amount);
  }

  @Override
  public Fraction exact(Long amount) {
    return Fraction.of(amount);
  }

  @Override
  public Long plus(Long one, Long other) {
    return Math.addExact(one, other);
  }

  @Override
  public Long minus(Long one, Long other) {
    return Math.subtractExact(one, other);
  }

  @Override
  public Long portion(Long whole, long bps) {
    return Amount.of(portionExactly(whole, bps).halfEven());
  }

  @Override
  public Long limit(Long whole, long bps) {
    return Amount.of(portionExactly(whole, bps).floor());
  }

  @Override
  public List<Long> allot(Long total, List<Fraction> weights) {
    return Allotment.allot(total, weights);
  }
}
