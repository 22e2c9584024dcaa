package org.patentpool.rules.patent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patentpool.rules.calendar.Days;

/** On which days any family of the pool is active, by territory: computed once for all reports. */
public final class Coverage {
  private final Map<String, Days> byTerritory = new TreeMap<>();

  public Coverage(List<Family> families) {
    Map<String, List<Days>> parts = new TreeMap<>();
    for (Family family : families) {
      family
          .activeByOffice()
          .forEach(
              (office, days) -> parts.computeIfAbsent(office, _ -> new ArrayList<>()).add(days));
    }
    parts.forEach((territory, days) -> byTerritory.put(territory, Days.union(days)));
  }

  public Days in(String territory) {
    return byTerritory.getOrDefault(territory, Days.NONE);
  }
}
