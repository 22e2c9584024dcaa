package org.patentpool.rules.licence;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Days;

/**
 * What a licence is about.
 *
 * @param scopes what it covers; terms that change add a scope and end another
 * @param expiresOn the day after its last, or null when it runs on
 */
public record Terms(String id, List<Scope> scopes, @Nullable LocalDate expiresOn) {
  public Terms {
    scopes = List.copyOf(scopes);
  }

  /** On which days they cover a product in a territory, whether or not the licence is active. */
  Days covering(String product, String territory) {
    return Days.union(
        scopes.stream()
            .filter(scope -> scope.covers(product, territory))
            .map(scope -> Days.between(scope.from(), scope.end()))
            .toList());
  }

  boolean haveExpired(LocalDate day) {
    return expiresOn != null && !day.isBefore(expiresOn);
  }
}
