package org.patentpool.rules.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.settlement.Waterfall.Cause;

/**
 * The way from one quarter to another, one cause after the other and without any limit. Quarters
 * differ in length; so each one's days are multiplied by the days of the other, and a family that
 * is active all the time weighs the same in both.
 */
final class Stages {
  private final Basis from;
  private final Basis to;
  private final SortedMap<Stay, Active> earlier;
  private final SortedMap<Stay, Active> later;
  private final LocalDate end;

  Stages(Quarterly earlier, Quarterly later) {
    Period first = earlier.quarter().period();
    Period second = later.quarter().period();
    this.from = Basis.of(earlier);
    this.to = Basis.of(later);
    this.earlier = active(earlier, first, second.days());
    this.later = active(later, second, first.days());
    this.end = second.last();
  }

  /** A family with an owner, from a day on. */
  private record Stay(String family, String owner, LocalDate from) {
    static final Comparator<Stay> ORDER =
        Comparator.comparing(Stay::family, Ids.ORDER)
            .thenComparing(Stay::owner, Ids.ORDER)
            .thenComparing(Stay::from);
  }

  private record Active(Activity activity, @Nullable LocalDate until) {}

  private static SortedMap<Stay, Active> active(Quarterly quarterly, Period period, long factor) {
    SortedMap<Stay, Active> stays = new TreeMap<>(Stay.ORDER);
    for (Family family : quarterly.families()) {
      LocalDate until = family.pooledUntil();
      // Stays of a family do not overlap, so two that begin on one day differ in being empty.
      if (until == null || until.isAfter(family.pooledFrom())) {
        stays.put(
            new Stay(family.id(), family.owner(), family.pooledFrom()),
            new Active(Activity.of(family, period).times(factor), until));
      }
    }
    return stays;
  }

  /** The earlier quarter, and what it becomes by each cause but the limit and the rounding. */
  List<Basis> bases() {
    SortedMap<Stay, Activity> stays = new TreeMap<>(Stay.ORDER);
    earlier.forEach((stay, active) -> stays.put(stay, active.activity));
    Policy before = from.policy().unlimited();
    List<Basis> bases = new ArrayList<>();
    bases.add(basis(before, from, stays, from));
    for (Cause cause : List.of(Cause.ENTERED, Cause.LEFT, Cause.EXPIRED)) {
      moveOn(cause, stays);
      bases.add(basis(before, from, stays, from));
    }
    later.forEach((stay, active) -> stays.put(stay, active.activity));
    Policy after = to.policy().unlimited();
    bases.add(basis(before, from, stays, from));
    bases.add(basis(before, to, stays, from));
    bases.add(basis(after, to, stays, from));
    bases.add(basis(after, to, stays, to));
    return bases;
  }

  /** A family that nobody scored yet counts nothing where scores are asked for. */
  private static Basis basis(
      Policy policy, Basis founders, SortedMap<Stay, Activity> stays, Basis money) {
    return new Basis(
        policy,
        founders.founders(),
        stays.values().stream()
            .map(each -> each.score() == null ? each.assessed(each.tier(), 0) : each)
            .toList(),
        money.takings(),
        money.deficitCarriedIn());
  }

  /** Families that changed for this reason get their later days, and keep what they were scored. */
  private void moveOn(Cause cause, SortedMap<Stay, Activity> stays) {
    later.forEach((stay, now) -> {
      Active before = earlier.get(stay);
      if (cause(before, now) == cause) {
        stays.put(
            stay,
            before == null
                ? now.activity
                : now.activity.assessed(before.activity.tier(), before.activity.score()));
      }
    });
    if (cause == Cause.LEFT) {
      stays.keySet().retainAll(later.keySet());
    }
  }

  private Cause cause(@Nullable Active before, Active now) {
    if (before == null || grew(before.activity, now.activity)) {
      return Cause.ENTERED;
    }
    boolean leaves = now.until != null && !now.until.isAfter(end);
    return leaves ? Cause.LEFT : Cause.EXPIRED;
  }

  private static boolean grew(Activity before, Activity now) {
    return now.days() == before.days()
        ? now.daysInOffices() >= before.daysInOffices()
        : now.days() > before.days();
  }
}
