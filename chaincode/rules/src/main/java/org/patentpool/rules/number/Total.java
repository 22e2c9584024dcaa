package org.patentpool.rules.number;

import java.math.BigInteger;

/** Adds amounts up, however many there are: on machine words, and exact where these end. */
public final class Total {
  private long word;
  private BigInteger beyond = BigInteger.ZERO;

  public void add(long amount) {
    long sum = word + amount;
    // A sum overflows when both of its parts have a sign that it has not.
    if (((word ^ sum) & (amount ^ sum)) < 0) {
      beyond = beyond.add(BigInteger.valueOf(word));
      word = amount;
    } else {
      word = sum;
    }
  }

  public BigInteger exact() {
    return beyond.add(BigInteger.valueOf(word));
  }
}
