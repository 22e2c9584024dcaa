package org.patentpool.rules.grant;

import org.patentpool.rules.calendar.Period;

/**
 * A right somebody holds in a family, for a field of use and a territory.
 *
 * @param family or {@link #ANY}, for the whole portfolio
 * @param field or {@link #ANY}
 * @param territory or {@link #ANY}
 */
public record Grant(
    String id, Right right, String family, String field, String territory, Period days) {
  /** Stands for every family, field or territory. */
  public static final String ANY = "*";

  boolean shutsOut() {
    return right.counts().shutsOut();
  }

  boolean conflictsWith(Grant other) {
    return (shutsOut() || other.shutsOut())
        && meets(family, other.family)
        && meets(field, other.field)
        && meets(territory, other.territory)
        && days.overlaps(other.days);
  }

  private static boolean meets(String one, String other) {
    return one.equals(ANY) || other.equals(ANY) || one.equals(other);
  }
}
