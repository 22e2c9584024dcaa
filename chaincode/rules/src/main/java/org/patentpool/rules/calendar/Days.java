package org.patentpool.rules.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of days, kept as stretches that do not touch. */
public final class Days {
  public static final Days NONE = new Days(List.of());

  private final List<Stretch> stretches;

  private Days(List<Stretch> stretches) {
    this.stretches = stretches;
  }

  /** From a day until another, which is not among them; empty when it comes no later. */
  private record Stretch(long from, long until) {}

  /** The days from one until the other, which is not among them. */
  public static Days between(LocalDate from, LocalDate until) {
    return from.isBefore(until)
        ? new Days(List.of(new Stretch(from.toEpochDay(), until.toEpochDay())))
        : NONE;
  }

  /** All days of all of them. */
  public static Days union(Iterable<Days> all) {
    List<Stretch> sorted = new ArrayList<>();
    all.forEach(days -> sorted.addAll(days.stretches));
    sorted.sort(Comparator.comparingLong(Stretch::from));
    List<Stretch> merged = new ArrayList<>();
    for (Stretch next : sorted) {
      Stretch last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || next.from > last.until) {
        merged.add(next);
      } else {
        long until = Math.max(last.until, next.until);
        merged.set(merged.size() - 1, new Stretch(last.from, until));
      }
    }
    return new Days(List.copyOf(merged));
  }

  public Days or(Days other) {
    return union(List.of(this, other));
  }

  /** The days of both. */
  public Days and(Days other) {
    List<Stretch> common = new ArrayList<>();
    for (Stretch one : stretches) {
      for (Stretch two : other.stretches) {
        Stretch both = new Stretch(Math.max(one.from, two.from), Math.min(one.until, two.until));
        if (both.from < both.until) {
          common.add(both);
        }
      }
    }
    return new Days(List.copyOf(common));
  }

  public boolean contains(LocalDate day) {
    return in(new Period(day, day)) == 1;
  }

  /** The first day of the period that is none of them, or null when it is wholly covered. */
  public @Nullable LocalDate firstMissing(Period period) {
    long day = period.first().toEpochDay();
    for (Stretch each : stretches) {
      if (each.from <= day) {
        day = Math.max(day, each.until);
      }
    }
    return day > period.last().toEpochDay() ? null : LocalDate.ofEpochDay(day);
  }

  /** How many of them lie in the period. */
  public long in(Period period) {
    long first = period.first().toEpochDay();
    long end = period.last().toEpochDay() + 1;
    long days = 0;
    for (Stretch each : stretches) {
      days += Math.max(0, Math.min(each.until, end) - Math.max(each.from, first));
    }
    return days;
  }
}
