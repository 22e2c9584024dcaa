package org.patentpool.rules.patent;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Days;

/**
 * A family's stay in the pool under one owner. A family that changes owner stands twice.
 *
 * @param tier as attested; needed only where the policy asks for it
 * @param score 0 to 10000, as attested; needed only where the policy asks for it
 * @param pooledUntil the day after its last in the pool, or null when it stays
 */
public record Family(
    String id,
    String owner,
    @Nullable Tier tier,
    @Nullable Integer score,
    List<Patent> patents,
    LocalDate pooledFrom,
    @Nullable LocalDate pooledUntil) {
  public Family {
    patents = List.copyOf(patents);
  }

  /** The days on which it is active in any office. */
  public Days active() {
    return Days.union(patents.stream().map(this::inForce).toList());
  }

  /** The days on which it is active, by office. */
  public SortedMap<String, Days> activeByOffice() {
    SortedMap<String, Days> offices = new TreeMap<>();
    for (Patent patent : patents) {
      offices.merge(patent.office(), inForce(patent), Days::or);
    }
    return offices;
  }

  private Days inForce(Patent patent) {
    return patent.inForce(pooledFrom, pooledUntil);
  }
}
