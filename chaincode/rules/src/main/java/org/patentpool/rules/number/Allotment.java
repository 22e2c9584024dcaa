package org.patentpool.rules.number;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an integer by weights so that the parts add up: everyone gets the floor of its quota, the
 * units left over go one each to the largest remainders, ties to the smaller id (rulebook §2).
 */
public final class Allotment {
  private Allotment() {}

  /**
   * The parts of weights that stand in the order of their ids.
   *
   * @throws IllegalArgumentException when a weight is negative or none is positive
   */
  public static List<Long> allot(long total, List<Fraction> weights) {
    BigInteger common = BigInteger.ONE;
    for (Fraction weight : weights) {
      common = common.multiply(weight.denominator()).divide(common.gcd(weight.denominator()));
    }
    BigInteger[] whole = new BigInteger[weights.size()];
    for (int i = 0; i < whole.length; i++) {
      // Only how they compare counts.
      Fraction weight = weights.get(i);
      whole[i] = weight.numerator().multiply(common.divide(weight.denominator()));
    }
    return Arrays.stream(parts(total, whole)).boxed().toList();
  }

  /** The same for whole weights: on machine words where every product fits, exact elsewhere. */
  public static long[] parts(long total, long[] weights) {
    long sum = 0;
    long largest = 0;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("a weight is negative");
      }
      sum += weight;
      largest = Math.max(largest, weight);
      if (sum < 0) {
        return exact(total, whole(weights));
      }
    }
    if (sum == 0) {
      throw new IllegalArgumentException("no weight is positive");
    }
    long absolute = Math.abs(total);
    if (absolute < 0 || Math.multiplyHigh(absolute, largest) != 0 || absolute * largest < 0) {
      return exact(total, whole(weights));
    }
    long[] parts = words(absolute, weights, sum);
    if (total < 0) {
      Arrays.setAll(parts, i -> -parts[i]);
    }
    return parts;
  }

  private static BigInteger[] whole(long[] weights) {
    return Arrays.stream(weights).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
  }

  private static long[] parts(long total, BigInteger[] weights) {
    return Arrays.stream(weights).allMatch(weight -> weight.bitLength() < Long.SIZE)
        ? parts(total, Arrays.stream(weights).mapToLong(BigInteger::longValueExact).toArray())
        : exact(total, weights);
  }

  /**
   * For products that fit. The rests add up to the sum times the units left over, and each is below
   * the sum, so more rests are positive than there are units: a zero weight is never reached.
   */
  private static long[] words(long total, long[] weights, long sum) {
    int count = weights.length;
    long[] parts = new long[count];
    long[] rests = new long[count];
    long left = total;
    for (int i = 0; i < count; i++) {
      long product = total * weights[i];
      parts[i] = product / sum;
      rests[i] = product - parts[i] * sum;
      left -= parts[i];
    }
    if (left == 0) {
      return parts;
    }
    long[] sorted = rests.clone();
    Arrays.sort(sorted);
    int first = count - (int) left;
    long least = sorted[first];
    int ties = 0;
    while (first + ties < count && sorted[first + ties] == least) {
      ties++;
    }
    for (int i = 0; i < count; i++) {
      if (rests[i] > least) {
        parts[i]++;
      } else if (rests[i] == least && ties > 0) {
        parts[i]++;
        ties--;
      }
    }
    return parts;
  }

  private static long[] exact(long total, BigInteger[] weights) {
    BigInteger sum = BigInteger.ZERO;
    for (BigInteger weight : weights) {
      if (weight.signum() < 0) {
        throw new IllegalArgumentException("a weight is negative");
      }
      sum = sum.add(weight);
    }
    BigInteger absolute = BigInteger.valueOf(total).abs();
    BigInteger left = absolute;
    BigInteger[] parts = new BigInteger[weights.length];
    BigInteger[] rests = new BigInteger[weights.length];
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] quota = absolute.multiply(weights[i]).divideAndRemainder(sum);
      parts[i] = quota[0];
      rests[i] = quota[1];
      left = left.subtract(quota[0]);
    }
    // Sorting keeps the order of equals, which is that of the ids.
    IntStream.range(0, weights.length)
        .boxed()
        .sorted((a, b) -> rests[b].compareTo(rests[a]))
        .limit(left.longValueExact())
        .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
    return Arrays.stream(parts)
        .mapToLong(part -> (total < 0 ? part.negate() : part).longValueExact())
        .toArray();
  }
}
