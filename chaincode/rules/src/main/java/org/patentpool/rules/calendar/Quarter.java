package org.patentpool.rules.calendar;

import java.time.LocalDate;
import java.util.Comparator;

/** A quarter of a calendar year: {@code 2026-Q3}. */
public record Quarter(int year, int number) implements Comparable<Quarter> {
  private static final Comparator<Quarter> ORDER =
      Comparator.comparingInt(Quarter::year).thenComparingInt(Quarter::number);

  public Quarter {
    if (number < 1 || number > 4 || year < 0 || year > 9999) {
      throw new IllegalArgumentException("there is no such quarter");
    }
  }

  /** The quarter in which a day lies. */
  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
  }

  /** Reads {@code 2026-Q3}. */
  public static Quarter parse(String text) {
    if (text.length() != 7 || !text.startsWith("-Q", 4)) {
      throw new IllegalArgumentException("a quarter is written like 2026-Q3");
    }
    return new Quarter(Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 6, 7, 10));
  }

  public Period period() {
    LocalDate first = LocalDate.of(year, 3 * number - 2, 1);
    return new Period(first, first.plusMonths(3).minusDays(1));
  }

  public Quarter next() {
    return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
  }

  @Override
  public int compareTo(Quarter other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    String digits = Integer.toString(year);
    return "0".repeat(4 - digits.length()) + digits + "-Q" + number;
  }
}
