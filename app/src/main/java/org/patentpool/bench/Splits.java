package org.patentpool.bench;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.patentpool.rules.number.Allotment;

/** Ways to split an amount by weights. */
enum Splits {
  /** The rulebook's, on machine words. */
  WORDS {
    @Override
    long[] parts(long total, long[] weights) {
      return Allotment.parts(total, weights);
    }
  },
  /** What one would write first: quotas rounded down, and a unit more in order of the rests. */
  DECIMALS {
    @Override
    long[] parts(long total, long[] weights) {
      BigDecimal whole = BigDecimal.valueOf(total);
      BigDecimal sum = BigDecimal.ZERO;
      for (long weight : weights) {
        sum = sum.add(BigDecimal.valueOf(weight));
      }
      BigDecimal[] parts = new BigDecimal[weights.length];
      BigDecimal[] rests = new BigDecimal[weights.length];
      BigDecimal left = whole;
      for (int i = 0; i < weights.length; i++) {
        BigDecimal[] quota = whole.multiply(BigDecimal.valueOf(weights[i])).divideAndRemainder(sum);
        parts[i] = quota[0];
        rests[i] = quota[1];
        left = left.subtract(quota[0]);
      }
      IntStream.range(0, weights.length)
          .boxed()
          .sorted(Comparator.comparing((Integer i) -> rests[i]).reversed())
          .limit(left.longValueExact())
          .forEach(i -> parts[i] = parts[i].add(BigDecimal.ONE));
      return Arrays.stream(parts).mapToLong(BigDecimal::longValueExact).toArray();
    }
  };

  abstract long[] parts(long total, long[] weights);
}
