package org.patentpool.rules.calendar;

import java.time.LocalDate;

/** Days in a row, the first and the last included. */
public record Period(LocalDate first, LocalDate last) {
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a period that ends before it begins");
    }
  }

  public long days() {
    return last.toEpochDay() - first.toEpochDay() + 1;
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  public boolean overlaps(Period other) {
    return !first.isAfter(other.last) && !other.first.isAfter(last);
  }
}
