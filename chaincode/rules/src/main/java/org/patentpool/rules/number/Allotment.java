package org.patentpool.rules.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Splits an integer by weights so that the parts add up: everyone gets the floor of its quota, the
 * units left over go one each to the largest remainders, ties to the smaller id (rulebook §2).
 */
public final class Allotment {
  private Allotment() {}

  /**
   * The parts by id, in the order of the ids.
   *
   * @throws IllegalArgumentException when a weight is negative or none is positive
   */
  public static SortedMap<String, Long> allot(long total, Map<String, BigInteger> weights) {
    SortedMap<String, BigInteger> ordered = new TreeMap<>(Ids.ORDER);
    ordered.putAll(weights);
    long[] parts = parts(total, ordered.values().toArray(BigInteger[]::new));
    SortedMap<String, Long> result = new TreeMap<>(Ids.ORDER);
    int i = 0;
    for (String id : ordered.keySet()) {
      result.put(id, parts[i++]);
    }
    return result;
  }

  /** The parts of weights that stand in the order of their ids. */
  public static List<Long> allotInOrder(long total, List<Fraction> weights) {
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

  private static long[] parts(long total, BigInteger[] weights) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger largest = BigInteger.ZERO;
    for (BigInteger weight : weights) {
      if (weight.signum() < 0) {
        throw new IllegalArgumentException("a weight is negative");
      }
      sum = sum.add(weight);
      largest = largest.max(weight);
    }
    if (sum.signum() == 0) {
      throw new IllegalArgumentException("no weight is positive");
    }
    BigInteger absolute = BigInteger.valueOf(total).abs();
    if (absolute.multiply(largest).bitLength() < 64 && sum.bitLength() < 64) {
      long[] small = new long[weights.length];
      Arrays.setAll(small, i -> weights[i].longValueExact());
      return signed(total, small(absolute.longValueExact(), small, sum.longValueExact()));
    }
    return signed(total, large(absolute, weights, sum));
  }

  private static long[] signed(long total, long[] parts) {
    if (total < 0) {
      Arrays.setAll(parts, i -> -parts[i]);
    }
    return parts;
  }

  /** For products that fit: the same on machine words. */
  static long[] small(long total, long[] weights, long sum) {
    long[] parts = new long[weights.length];
    long[] rests = new long[weights.length];
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      long product = total * weights[i];
      parts[i] = product / sum;
      rests[i] = product - parts[i] * sum;
      left -= parts[i];
    }
    if (left > 0) {
      List<Integer> order = withPositive(i -> weights[i] > 0, weights.length);
      order.sort((a, b) -> Long.compare(rests[b], rests[a]));
      order.stream().limit(left).forEach(i -> parts[i]++);
    }
    return parts;
  }

  private static long[] large(BigInteger total, BigInteger[] weights, BigInteger sum) {
    long[] parts = new long[weights.length];
    BigInteger[] rests = new BigInteger[weights.length];
    BigInteger left = total;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] quota = total.multiply(weights[i]).divideAndRemainder(sum);
      parts[i] = quota[0].longValueExact();
      rests[i] = quota[1];
      left = left.subtract(quota[0]);
    }
    List<Integer> order = withPositive(i -> weights[i].signum() > 0, weights.length);
    order.sort((a, b) -> rests[b].compareTo(rests[a]));
    order.stream().limit(left.longValueExact()).forEach(i -> parts[i]++);
    return parts;
  }

  /** Sorting keeps the order of equals, which is that of the ids. */
  private static List<Integer> withPositive(java.util.function.IntPredicate positive, int length) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (positive.test(i)) {
        order.add(i);
      }
    }
    return order;
  }
}
