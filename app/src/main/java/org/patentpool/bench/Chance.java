package org.patentpool.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.patentpool.rules.calendar.Period;

/** What is made up, the same from the same seed on every machine. */
final class Chance {
  private final Random random;

  /**
   * Chance for one part of what is made up, so that the size of one leaves the others alone.
   *
   * @param part a number of its own
   */
  Chance(int seed, int part) {
    random = new Random(31L * seed + part);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int chance) {
    return below(100) < chance;
  }

  /** Small numbers are frequent, large ones are rare: as many below 1000 as from there to 10^6. */
  long spread(int digits) {
    return (long) Math.pow(10, digits * random.nextDouble());
  }

  /** One of them, the first ones most often. */
  <T> T oneOf(List<T> list) {
    double skewed = random.nextDouble() * random.nextDouble();
    return list.get((int) (skewed * list.size()));
  }

  LocalDate day(Period period) {
    return period.first().plusDays(below((int) period.days()));
  }
}
