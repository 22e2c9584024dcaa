package org.patentpool.rules.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.gate.Qualification.Reason;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Patent;

/**
 * What a pool asks of a family.
 *
 * @param offices where it has to be in force; an office that stands twice is one
 * @param count in how many of them
 * @param minStability the least stability, as attested
 */
public record Gate(List<String> offices, int count, int minStability) {
  private static final List<String> USUAL_OFFICES = List.of("US", "CN", "DE", "JP");
  private static final int USUAL_COUNT = 2;

  public Gate {
    offices = List.copyOf(offices);
    if (count < 0) {
      throw new IllegalArgumentException("a count of offices is not negative");
    }
  }

  /** The gate of a pool that chose no offices of its own. */
  public static Gate usual(int minStability) {
    return new Gate(USUAL_OFFICES, USUAL_COUNT, minStability);
  }

  /**
   * Whether a family qualifies on a day.
   *
   * @param stability as attested, or null when it was never assessed
   * @param encumbrances those in force on the day
   */
  public Qualification judge(
      LocalDate day,
      List<Patent> patents,
      @Nullable Integer stability,
      List<Encumbrance> encumbrances) {
    TreeSet<String> inForce = new TreeSet<>(Ids.ORDER);
    for (Patent patent : patents) {
      if (offices.contains(patent.office()) && patent.isInForce(day)) {
        inForce.add(patent.office());
      }
    }
    List<Reason> reasons = new ArrayList<>();
    if (inForce.size() < count) {
      reasons.add(Reason.OFFICES);
    }
    if (stability == null || stability < minStability) {
      reasons.add(Reason.STABILITY);
    }
    if (encumbrances.stream().anyMatch(Encumbrance.ExclusiveLicence.class::isInstance)) {
      reasons.add(Reason.EXCLUSIVE_LICENCE);
    }
    if (encumbrances.contains(new Encumbrance.Pledge(false))) {
      reasons.add(Reason.PLEDGE_WITHOUT_CONSENT);
    }
    return new Qualification(List.copyOf(inForce), reasons);
  }
}
