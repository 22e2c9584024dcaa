package org.patentpool.rules.grant;

import java.util.Comparator;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.number.Ids;

/**
 * Two grants that cannot both stand.
 *
 * @param first the smaller id
 * @param days on which both run
 */
public record Conflict(String first, String second, Period days) {
  static final Comparator<Conflict> ORDER =
      Comparator.comparing(Conflict::first, Ids.ORDER).thenComparing(Conflict::second, Ids.ORDER);

  static Conflict between(Grant one, Grant other) {
    boolean inOrder = Ids.ORDER.compare(one.id(), other.id()) <= 0;
    Period a = one.days();
    Period b = other.days();
    return new Conflict(
        inOrder ? one.id() : other.id(),
        inOrder ? other.id() : one.id(),
        new Period(
            a.first().isAfter(b.first()) ? a.first() : b.first(),
            a.last().isBefore(b.last()) ? a.last() : b.last()));
  }
}
