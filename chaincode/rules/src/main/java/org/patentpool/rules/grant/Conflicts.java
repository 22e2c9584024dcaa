package org.patentpool.rules.grant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.patentpool.rules.number.Ids;

/** Finds grants that cannot both stand: one of them shuts others out, and they meet. */
public final class Conflicts {
  private final RunningGrants ordinary = new RunningGrants();
  private final RunningGrants shuttingOut = new RunningGrants();
  private final PriorityQueue<Grant> running =
      new PriorityQueue<>(Comparator.comparing(grant -> grant.days().last()));
  private final List<Conflict> found = new ArrayList<>();

  private Conflicts() {}

  /**
   * All conflicts, in order. The work grows with the grants and with the answer, not with the pairs
   * that do not conflict.
   *
   * @throws IllegalArgumentException when an id stands twice
   */
  public static List<Conflict> among(List<Grant> grants) {
    Ids.requireDistinct("grant", grants.stream().map(Grant::id).toList());
    List<Grant> byFirstDay = new ArrayList<>(grants);
    byFirstDay.sort(Comparator.comparing(grant -> grant.days().first()));
    Conflicts conflicts = new Conflicts();
    byFirstDay.forEach(conflicts::begin);
    conflicts.found.sort(Conflict.ORDER);
    return List.copyOf(conflicts.found);
  }

  /** Those a new grant would have with grants that stand, in order. */
  public static List<Conflict> of(Grant grant, List<Grant> standing) {
    return standing.stream()
        .filter(other -> !other.id().equals(grant.id()) && grant.conflictsWith(other))
        .map(other -> Conflict.between(grant, other))
        .sorted(Conflict.ORDER)
        .toList();
  }

  /** On its first day a grant meets those that began before and still run. */
  private void begin(Grant grant) {
    while (!running.isEmpty() && running.element().days().last().isBefore(grant.days().first())) {
      Grant ended = running.remove();
      among(ended.shutsOut()).remove(ended);
    }
    shuttingOut.meeting(grant).forEach(other -> found.add(Conflict.between(grant, other)));
    if (grant.shutsOut()) {
      ordinary.meeting(grant).forEach(other -> found.add(Conflict.between(grant, other)));
    }
    among(grant.shutsOut()).add(grant);
    running.add(grant);
  }

  private RunningGrants among(boolean shutOut) {
    return shutOut ? shuttingOut : ordinary;
  }
}
